// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ActClass, Business, Entry, MemberKind, Rights} from "../consortium/Member.sol";

/// @notice Who may do what with credit lines, as the gate reads it (see `Entry`). The compiler folds each to a literal.
library CreditLineEntries {
    uint64 private constant BY_BANK =
        uint64(Business.Receivables) | (uint64(Rights.ACT) << 16) | (uint64(1 << uint8(MemberKind.Bank)) << 24);
    uint64 private constant FOR_CORE_ENTERPRISE = uint64(1 << uint8(MemberKind.CoreEnterprise)) << 40;
    uint64 private constant BOTH_ACTIVE = 3 << 56;

    /// @dev A bank takes on the risk of a core enterprise, or more or less of it, or again.
    Entry internal constant GRANT = Entry.wrap(
        BY_BANK | (uint64(ActClass.Start) << 8) | FOR_CORE_ENTERPRISE | BOTH_ACTIVE
    );

    /// @dev Even a bank that is suspended or leaves takes on no more.
    Entry internal constant SUSPEND = Entry.wrap(BY_BANK | (uint64(ActClass.Close) << 8));
}
