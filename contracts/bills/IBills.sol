// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {ILotRequests} from "../lots/ILotRequests.sol";
import {ILots} from "../lots/ILots.sol";
import {InstrumentId, LotId, Units} from "../lots/LotTypes.sol";
import {IBillDesk} from "./IBillDesk.sol";

/// @title Lots of bills, endorsed from hand to hand
/// @notice The ledger of who holds what of each bill. A bill's status is its instrument's state, the circulation flag
/// stands in the lot's encumbrances. One unit is 0.01 yuan; by law each unit is a bill of its own, so a bill is
/// endorsed in ranges. The root lot is its drawer's from registration on and a token from acceptance on.
interface IBills is ILotRequests, ILots, IBillDesk {
    /// @notice Units [start, start + units) of `lot` are endorsed to member `to`.
    /// @param units The lot's value for all of it, less for the front part.
    /// @param deadline Last moment to accept or to present the consent, UTC seconds.
    /// @param notTransferable Whether the endorsee is not to pass it on; the mark stays with the lot.
    /// @param background Tag of the document that justifies it: `to` sold, the holder bought.
    struct Endorsement {
        LotId lot;
        MemberId to;
        Units units;
        uint40 deadline;
        bool notTransferable;
        bytes32 background;
    }

    event EndorsementOffered(
        LotId indexed lot,
        MemberId indexed from,
        MemberId indexed to,
        Units units,
        uint40 deadline,
        bool notTransferable,
        bytes32 background
    );
    /// @notice All lots of a bill are paid.
    event BillSettled(InstrumentId indexed instrument, MemberId indexed acceptor, uint40 time);

    /// @notice The holder endorses at once with the endorsee's signature over the endorsement and the lot's trail.
    /// @custom:access member account with ACT of the holder, consent of the endorsee
    function endorse(Endorsement calldata endorsement, bytes calldata consent) external;

    /// @notice The holder offers an endorsement; the lot stays with it and cannot move otherwise until the answer.
    /// @custom:access member account with ACT of the holder
    function offerEndorsement(Endorsement calldata endorsement) external;

    /// @notice The endorsee accepts what it was offered. `endorsement` must be the same to the letter.
    /// @custom:access member account with ACT of the endorsee
    function acceptEndorsement(Endorsement calldata endorsement) external;

    /// @notice What the endorsee signs for `endorse` (EIP-712), for the lot's present trail.
    function endorsementDigest(Endorsement calldata endorsement, uint40 issuedAt) external view returns (bytes32);
}
