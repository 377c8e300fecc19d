"""The commands behind `dghsim`: one thin function each."""
