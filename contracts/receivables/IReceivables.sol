// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {ILots} from "../lots/ILots.sol";
import {InstrumentId, LotId, Units} from "../lots/LotTypes.sol";
import {IReceivableDesk} from "./IReceivableDesk.sol";

/// @title Lots of receivables, passed on tier after tier
/// @notice The ledger of who holds what of each confirmed receivable. Receivables come into being through the
/// origination desk, are cancelled and extended through the servicing desk, and end through the redemption desk.
interface IReceivables is ILots, IReceivableDesk {
    /// @notice Units [start, start + units) of `lot` pass to member `to`.
    /// @param units The lot's value for all of it, less for the front part.
    /// @param deadline Last moment to accept or to present the consent, UTC seconds.
    /// @param recourse Whether the one who passes it on stays liable for payment.
    /// @param background Tag of the document that justifies it: `to` sold, the holder bought.
    struct Transfer {
        LotId lot;
        MemberId to;
        Units units;
        uint40 deadline;
        bool recourse;
        bytes32 background;
    }

    event LotOffered(
        LotId indexed lot,
        MemberId indexed from,
        MemberId indexed to,
        Units units,
        uint40 deadline,
        bool recourse,
        bytes32 background
    );
    /// @notice The cash for a lot is concluded and paid a part of it, for the first time.
    event ReceivablePartPaid(InstrumentId indexed instrument, MemberId indexed debtor, uint40 time);
    /// @notice All lots of a receivable are redeemed.
    event ReceivableSettled(InstrumentId indexed instrument, MemberId indexed debtor, uint40 time);

    /// @notice The holder assigns at once with the receiver's signature over the assignment and the lot's trail.
    /// @custom:access member account with ACT of the holder, consent of the receiver
    function assign(Transfer calldata assignment, bytes calldata consent) external;

    /// @notice The holder offers an assignment; the lot stays with it and cannot move otherwise until the answer.
    /// @custom:access member account with ACT of the holder
    function offer(Transfer calldata assignment) external;

    /// @notice The receiver accepts what it was offered. `assignment` must be the same to the letter.
    /// @custom:access member account with ACT of the receiver
    function acceptOffer(Transfer calldata assignment) external;

    /// @notice What the receiver signs for `assign` (EIP-712), for the lot's present trail.
    function assignmentDigest(Transfer calldata assignment, uint40 issuedAt) external view returns (bytes32);
}
