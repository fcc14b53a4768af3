// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {InstrumentId, LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";

/// @title Presentation of bills for payment
/// @notice From maturity on a lot is presented to its acceptor: by its holder, of a pledged lot by its pledgee, and
/// bank paper for either of them by whoever calls. The acceptor pays or refuses; no answer by the end of the last day
/// of the rule is dishonour. A lot is locked while its cash is on its way and ends in the same transaction in which
/// that is reported final; with a rejected or expired instruction it is presented as before.
///
/// Days are business days of the zone in the rule book. With 10 days to present, a bill that falls due on the 1st is
/// presented in time until the end of the 11th. With 3 days to answer, a lot presented on the 1st, at whatever hour, is
/// dishonoured by silence from the first moment of the 5th on. The rules in force at presentation judge both, so an
/// acceptor's time does not change once it runs.
interface IPresentation is ISettlementDesk {
    enum DishonourCause {
        Refusal,
        Silence,
        Insolvency
    }

    /// @notice What is known of a lot's presentation. All is zero where it was never presented, or is no longer:
    /// taken back or paid.
    /// @param presenter For whom it was presented; nobody where the acceptor's insolvency came before.
    /// @param presentedAt UTC seconds.
    /// @param dishonourFrom First moment at which no answer is dishonour, UTC seconds.
    /// @param dishonouredAt UTC seconds; zero while it is not dishonoured.
    /// @param overdue Whether it was presented too late: then only drawer and acceptor are liable.
    struct PresentedLot {
        MemberId presenter;
        uint40 presentedAt;
        uint40 dishonourFrom;
        uint40 dishonouredAt;
        bool overdue;
    }

    /// @param automatically Whether it is bank paper that was presented for its presenter.
    event LotPresented(
        LotId indexed lot,
        MemberId indexed presenter,
        MemberId indexed acceptor,
        bool automatically,
        bool overdue,
        uint40 dishonourFrom,
        uint40 time,
        uint32 epoch
    );
    event PresentationWithdrawn(LotId indexed lot, MemberId indexed by, uint40 time, uint32 epoch);
    /// @param payee The holder, or the pledgee.
    event PresentedLotInstructed(
        LotId indexed lot,
        MemberId indexed acceptor,
        MemberId indexed payee,
        bytes32 instruction,
        Units amount
    );
    /// @param margin What of the bill's margin deposit is free with it.
    event PresentedLotPaid(
        LotId indexed lot,
        MemberId indexed acceptor,
        bytes32 indexed instruction,
        Units amount,
        Units margin,
        uint40 time
    );
    /// @param reason The acceptor's code; zero but for a refusal.
    event LotDishonoured(
        LotId indexed lot,
        MemberId indexed acceptor,
        DishonourCause cause,
        uint16 reason,
        uint40 time,
        uint32 epoch
    );

    error PresentationNothing();
    error PresentationNotTheAcceptor(LotId lot, MemberId member, MemberId acceptor);
    /// @notice It is not this member that the presentation is for.
    error PresentationNotForMember(LotId lot, MemberId member, MemberId presenter);
    /// @notice Only bank paper is presented by whoever calls.
    error PresentationNotBankPaper(InstrumentId instrument);
    /// @notice The acceptor's days to answer are over; until it is recorded, silence is dishonour already.
    error PresentationAnswerTooLate(LotId lot, uint40 dishonourFrom);
    /// @notice The acceptor may answer still.
    error PresentationAnswerAwaited(LotId lot, uint40 dishonourFrom);
    error PresentationReasonMissing(LotId lot);
    error PresentationAcceptorNotInsolvent(LotId lot, MemberId acceptor);
    error PresentationNotSettlement(address caller);

    /// @notice The holder presents lots for payment, in time or overdue. All or nothing.
    /// @custom:access member account with ACT of the holder
    function present(LotRef[] calldata lots) external;

    /// @notice The pledgee presents a pledged lot for payment.
    /// @custom:access member account with ACT of the pledgee
    function presentPledged(LotRef calldata ref) external;

    /// @notice Presents lots of bank paper for their holders, or for the pledgees of those that are pledged. All or
    /// nothing.
    /// @custom:access member account with ACT of any member
    function presentAutomatically(LotRef[] calldata lots) external;

    /// @notice Takes a presentation back before it is answered. It is the pledgee's to take back while the lot is
    /// pledged, else the holder's, who has also what a pledgee presented that gave the lot free since.
    /// @custom:access member account with ACT of the pledgee, or of the holder
    function withdrawPresentation(LotId lot) external;

    /// @notice The acceptor instructs the payment of presented lots to their holders, or to the pledgees of those that
    /// are pledged. All or nothing.
    /// @dev Once its days to answer are over an acceptor can no longer hold dishonour up by instructing. Whom it is to
    /// pay then takes the presentation back and presents anew, or claims in recourse.
    /// @param lots The lots with the trails the acceptor saw.
    /// @param endToEndId The acceptor's own reference for this payment run; the same one again for the same lot is
    /// refused, so a run happens once.
    /// @custom:access member account with ACT of the acceptor
    function pay(LotRef[] calldata lots, bytes32 endToEndId) external;

    /// @notice The acceptor refuses to pay a presented lot.
    /// @param reason The code of its reason; not zero.
    /// @custom:access member account with ACT of the acceptor
    function refusePayment(LotId lot, uint16 reason) external;

    /// @notice Records that a presented lot was not answered in time.
    /// @custom:access member account with ACT of any member
    function dishonour(LotId lot) external;

    /// @notice Before maturity, the holder records that a court has attested the acceptor's insolvency.
    /// @custom:access member account with ACT of the holder
    function dishonourInsolvent(LotRef calldata ref) external;

    /// @notice What is known of a lot's presentation, for recourse among others.
    function presentationOf(LotId lot) external view returns (PresentedLot memory);
}
