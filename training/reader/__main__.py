"""`python -m training.reader`: see run.py. Apart from it, since processes that start anew cannot import this file."""

from training.reader.run import main

if __name__ == "__main__":
    main()
