"""The messaging protocol of Jupyter, version 5.5, line by line, over real sockets."""

import protocol_comms
import protocol_execute
import protocol_history
import protocol_info
import protocol_interrupt
import protocol_lifecycle
import protocol_output
import protocol_stdin
import protocol_wire
from _suite import main

if __name__ == "__main__":
    main(
        protocol_info, protocol_execute, protocol_output, protocol_stdin, protocol_history, protocol_comms,
        protocol_interrupt, protocol_wire, protocol_lifecycle,
    )
