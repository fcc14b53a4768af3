// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ActClass, Business, Entry, MemberKind, Rights} from "../consortium/Member.sol";

/// @notice Who may do what with documents, as the gate reads it (see `Entry`). The compiler folds each to a literal.
/// @dev Nobody needs to be fully active: a document takes on nothing, and a member that leaves needs documents to pass
/// on what it holds.
library EvidenceEntries {
    uint16 private constant TRADERS =
        uint16(1 << uint8(MemberKind.Enterprise)) |
            uint16(1 << uint8(MemberKind.CoreEnterprise)) |
            uint16(1 << uint8(MemberKind.Bank));
    uint16 private constant BANKS = uint16(1 << uint8(MemberKind.Bank));

    uint64 private constant PREPARED_START =
        uint64(Business.Evidence) | (uint64(ActClass.Start) << 8) | (uint64(Rights.PREPARE) << 16);

    /// @dev A party registers, the seller corrects or credits.
    Entry internal constant BY_PARTY = Entry.wrap(PREPARED_START | (uint64(TRADERS) << 24));

    /// @dev A bank registers with a party's signature.
    Entry internal constant BY_BANK = Entry.wrap(PREPARED_START | (uint64(BANKS) << 24) | (uint64(TRADERS) << 40));
}
