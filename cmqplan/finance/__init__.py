"""Money: what each line of a financing plan brings, and the tables made of them. Pure functions of the models."""
