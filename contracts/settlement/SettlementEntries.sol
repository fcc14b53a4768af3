// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ActClass, Business, Entry, MemberKind, Rights} from "../consortium/Member.sol";

/// @notice Who may do what with payment instructions, as the gate reads it (see `Entry`). The compiler folds each to a
/// literal.
library SettlementEntries {
    uint16 private constant HOLDERS =
        uint16(1 << uint8(MemberKind.Enterprise)) |
            uint16(1 << uint8(MemberKind.CoreEnterprise)) |
            uint16(1 << uint8(MemberKind.Bank)) |
            uint16(1 << uint8(MemberKind.CentralBank));
    uint16 private constant AGENTS = uint16(1 << uint8(MemberKind.SettlementAgent));

    uint64 private constant ACTED = uint64(Business.Settlement) | (uint64(Rights.ACT) << 16);

    /// @dev The payee sends a payment back.
    Entry internal constant RETURN = Entry.wrap(ACTED | (uint64(ActClass.Close) << 8) | (uint64(HOLDERS) << 24));

    /// @dev The agent takes instructions in. A halt of all of the business stops it: nothing has moved yet.
    Entry internal constant ACCEPT = Entry.wrap(ACTED | (uint64(ActClass.Close) << 8) | (uint64(AGENTS) << 24));

    /// @dev The agent says how it ended. No halt stops it: once accepted, final always delivers.
    Entry internal constant CONCLUDE = Entry.wrap(ACTED | (uint64(ActClass.Report) << 8) | (uint64(AGENTS) << 24));
}
