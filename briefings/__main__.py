"""The `briefings` command up to the point where it has loaded.

Promise: an interrupt while modules are still loading ends as quietly as a later one.
"""

import gc
import sys

_INTERRUPTED = 130


def main() -> None:
    """Load the command line and run it."""
    # Loading modules makes many objects and no garbage; looking for some all the time costs a tenth of a build.
    gc.set_threshold(200_000, 20, 20)
    try:
        # Here and not above: loading takes long enough for somebody to press Ctrl+C.
        from briefings.cli.main import main as run
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    run()


if __name__ == "__main__":
    main()
