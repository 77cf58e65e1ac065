"""Charts: small SVG pictures, the same in every format. Each says in words what it shows, and stands beside a table of
its figures; nothing in one is told by colour alone."""
