from cmqplan.cli import main

main()
