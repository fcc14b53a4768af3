// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {InstrumentId} from "../lots/LotTypes.sol";

/// @title What every desk that sets a receivable's term flags
interface ITermFlags {
    /// @notice The term is longer than usual, though allowed.
    event ReceivableTermFlagged(InstrumentId indexed instrument, uint40 maturity, uint40 usualLatest, uint32 epoch);
}
