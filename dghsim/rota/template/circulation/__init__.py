"""A cyclic template as a circulation: N doctors flow through one week again and again, and no line has a number.

What the rules say of a few days running becomes a graph of states; a template is a closed walk of N weeks in it. How
many walk along each arc is a small integer program, the same size for ten lines and for thirty.

It leaves out what joins more than ten days: hours in any 168, leave in each reference period, weekly rest, and that the
walk is one. So what it proves of cost and of size no template betters, and its answer is mostly a template already.
"""
