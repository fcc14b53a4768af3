// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {IReceivableDesk} from "./IReceivableDesk.sol";

/// @title Many assignments in one transaction
/// @notice The holder passes lots, or front parts of them, on to many receivers, from many parents, each on the ground
/// of its document. A receiver gives one consent for all it receives. With the holder's own signature anybody may send.
/// All or nothing; the failing item is named.
///
/// Items of one receiver stand together, in the order in which it signed them. An item refers to its lot by name and
/// trail; where several items cut one lot, each names the trail that the one before it leaves (a part that stays with
/// its holder carries no time, so trails inside a list are known before it is sent).
interface IBulkAssignment {
    /// @notice The consent of a receiver for the next `count` items, all of which go to it.
    /// @param consent See `Consents`; over `assignmentsDigest` of these items.
    struct Acceptance {
        uint16 count;
        bytes consent;
    }

    event BulkAssigned(MemberId indexed holder, uint256 items, bool relayed);

    error BulkNothing();
    /// @notice The consents cover another number of items than there are.
    error BulkConsentsIncomplete(uint256 items, uint256 covered);
    error BulkDeadlinePassed(uint40 deadline);
    /// @notice A receiver's consent stands where an item goes to somebody else.
    error BulkConsentForOther(uint256 item, MemberId signedFor, MemberId to);
    /// @param item The item that failed, counted from zero; of a consent that failed, the first one that it covers.
    /// @param reason The error of that item, encoded.
    error BulkItemFailed(uint256 item, bytes reason);

    /// @notice The holder assigns with its receivers' signatures.
    /// @param deadline Last moment of the consents, UTC seconds.
    /// @custom:access member account with ACT of the holder, consent of all receivers
    function assignMany(
        IReceivableDesk.Passage[] calldata items,
        uint40 deadline,
        Acceptance[] calldata acceptances
    ) external;

    /// @notice Anybody sends what the holder and its receivers signed.
    /// @param order The holder's consent, over `assignmentsDigest` of all items.
    /// @custom:access anyone, with consent of the holder and all receivers
    function assignManyFor(
        IReceivableDesk.Passage[] calldata items,
        uint40 deadline,
        bytes calldata order,
        Acceptance[] calldata acceptances
    ) external;

    /// @notice What a receiver signs over the items it receives, and the holder over all of them for `assignManyFor`
    /// (EIP-712).
    function assignmentsDigest(
        MemberId holder,
        IReceivableDesk.Passage[] calldata items,
        uint40 issuedAt,
        uint40 deadline
    ) external view returns (bytes32);
}
