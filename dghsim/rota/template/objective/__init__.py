"""What people would choose among the rotas that keep the rules, as costs."""
