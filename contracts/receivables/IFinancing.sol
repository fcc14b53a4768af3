// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IObligationBook} from "../consortium/IObligationBook.sol";
import {MemberId} from "../consortium/Member.sol";
import {IRequests} from "../lots/IRequests.sol";
import {LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";

/// @notice A financing's number: a hash of its applicant and the applicant's own reference, so it happens once.
/// Requests and consents on it stand under it, where those on a lot stand under the lot's name.
type FinancingId is uint160;

using {sameFinancing as ==} for FinancingId global;

function sameFinancing(FinancingId a, FinancingId b) pure returns (bool) {
    return FinancingId.unwrap(a) == FinancingId.unwrap(b);
}

/// @dev The order is part of the storage layout: only append.
enum FinancingKind {
    /// @dev The lot passes to the bank, which bears the debtor's risk.
    Sale,
    /// @dev The lot passes to the bank; the seller stays liable.
    SaleWithRecourse,
    /// @dev The lot stays with its holder and secures a loan.
    Pledge
}

/// @title Financing of lots at a bank
/// @notice A holder applies, the bank offers terms, the holder accepts; or both at once by signature. From then on the
/// lot (split first, if only a part is financed) is locked and the bank's own line for the debtor used up. The bank
/// enters the number in the movable-property registry and instructs the cash; when it is final the lot passes to the
/// bank or is pledged, in the same transaction. Cash rejected or expired, or never instructed, restores everything but
/// the split, which the holder may undo.
///
/// Principal <= value x advance rate. Discount interest = principal x rate x days / 360 by the rule's day count, half
/// up, days from the business day of the instruction to maturity. Paid out are principal - interest. What of the value
/// is not principal is, in a sale, retained: a debt of the bank to the seller, due as far as more than the principal
/// was collected. A pledgee collects up to its claim, which is the principal; what reached it beyond that, because
/// repayment and collection crossed, it owes back in the same way.
///
/// Collection is seen as long as the bank holds the lot it bought under its name. Once it has passed the lot on,
/// financed it in turn, or the lot has ended otherwise, the retained part is due in full and the bank's line free.
interface IFinancing is IRequests, ISettlementDesk, IObligationBook {
    /// @notice What the holder applies for.
    /// @param units The lot's value for all of it, less for the front part.
    /// @param applicantReference Hash of the applicant's own number for it.
    struct Application {
        LotRef ref;
        Units units;
        MemberId applicant;
        MemberId bank;
        FinancingKind kind;
        bytes32 applicantReference;
    }

    /// @notice What the bank offers.
    /// @param principal Units of the lot's currency, interest not yet taken off.
    /// @param ratePpm Millionths of the principal a year.
    /// @param disburseBy Last moment to instruct the cash, not after maturity, UTC seconds.
    struct Offer {
        Units principal;
        uint32 ratePpm;
        uint40 disburseBy;
    }

    /// @param state A state of the financing table.
    /// @param units Value of the financed lot.
    /// @param interest Taken off in advance; known once the cash is instructed.
    /// @param collected What the bank received on the lot, repayments included.
    /// @param retainedPaid What of the retained part was paid out, set off, or is on its way.
    /// @param paying Whether a payment after the disbursement is on its way; there is one at a time.
    /// @param lotGone Whether the bank no longer holds the lot it bought, or gave its pledge up.
    struct Financed {
        uint8 state;
        FinancingKind kind;
        MemberId applicant;
        MemberId bank;
        MemberId debtor;
        uint16 currency;
        LotId lot;
        Units units;
        Units principal;
        Units interest;
        Units collected;
        Units retainedPaid;
        uint32 ratePpm;
        uint40 disburseBy;
        bool paying;
        bool lotGone;
    }

    event FinancingApplied(
        FinancingId indexed financing,
        MemberId indexed applicant,
        MemberId indexed bank,
        Application application,
        uint40 deadline
    );
    event FinancingOffered(
        FinancingId indexed financing,
        MemberId indexed bank,
        MemberId indexed applicant,
        Offer offer,
        uint40 deadline
    );
    /// @param lot The lot that is locked from now on.
    event FinancingAgreed(
        FinancingId indexed financing,
        MemberId indexed applicant,
        MemberId indexed bank,
        LotId lot,
        Application application,
        Offer offer,
        uint40 time,
        uint32 epoch
    );
    /// @param registration Hash of the number in the movable-property registry.
    event FinancingInstructed(
        FinancingId indexed financing,
        bytes32 indexed instruction,
        bytes32 registration,
        Units interest,
        Units proceeds
    );
    /// @notice The cash is final; the lot has passed to the bank or is pledged.
    event FinancingFunded(FinancingId indexed financing, LotId indexed lot, uint40 time);
    /// @notice The cash was rejected or expired, or was not instructed in time; the lot and the line are free again.
    event FinancingReleased(FinancingId indexed financing, LotId indexed lot, uint40 time);
    /// @param amount What the bank received on the lot now.
    /// @param collected What it has received in all.
    event FinancingCollected(FinancingId indexed financing, Units amount, Units collected);
    event RetainedInstructed(FinancingId indexed financing, bytes32 indexed instruction, Units amount);
    /// @param paid What of the retained part is paid in all.
    event RetainedPaid(FinancingId indexed financing, Units amount, Units paid);
    /// @notice The seller paid in recourse; what the bank still retained is set off.
    event RetainedSetOff(FinancingId indexed financing, Units amount);
    event RepaymentInstructed(FinancingId indexed financing, bytes32 indexed instruction, Units amount);
    /// @notice The pledge is lifted without payment to the bank.
    event PledgeReleased(FinancingId indexed financing, LotId indexed lot, uint40 time);
    /// @notice The bank no longer holds the lot it bought: its line is free, what it retained is due in full.
    event FinancingLotGone(FinancingId indexed financing, LotId indexed lot, uint40 time);
    /// @notice Nothing is owed on either side any more.
    event FinancingClosed(FinancingId indexed financing, uint40 time);
    event FinancingDeskSet(address indexed desk, bool listed);

    error FinancingNotADesk(address caller);
    error FinancingNotSettlement(address caller);
    error FinancingNotAParty(FinancingId financing, MemberId member);
    error FinancingStateForbids(FinancingId financing, uint8 act, uint8 state);
    error FinancingTermsInvalid(FinancingId financing, Units principal, uint40 disburseBy);
    error FinancingAdvanceTooHigh(FinancingId financing, Units principal, Units highest);
    error FinancingRateTooHigh(FinancingId financing, uint32 ratePpm, uint32 highest);
    error FinancingInterestTooHigh(FinancingId financing, Units interest, Units principal);
    error FinancingRegistrationMissing(FinancingId financing);
    error FinancingTooLate(FinancingId financing, uint40 disburseBy);
    error FinancingNotLapsed(FinancingId financing, uint40 disburseBy);
    error FinancingNothingDue(FinancingId financing);
    error FinancingPaymentOpen(FinancingId financing);
    error FinancingNotAPledge(FinancingId financing);
    error FinancingLotHeld(FinancingId financing, LotId lot);

    /// @notice The holder asks a bank for terms; nothing is locked.
    /// @custom:access member account with ACT of the holder
    function applyFor(Application calldata application, uint40 deadline) external returns (FinancingId);

    /// @notice The bank offers terms for what was applied for; nothing is locked.
    /// @param deadline Last moment to accept, UTC seconds.
    /// @custom:access member account with ACT of the bank
    function offerTerms(Application calldata application, Offer calldata offer, uint40 deadline) external;

    /// @notice The applicant accepts: the lot is locked, the bank's line used up.
    /// @custom:access member account with ACT of the applicant
    function acceptTerms(Application calldata application, Offer calldata offer) external;

    /// @notice Agrees at once: applicant or bank with the other's signature over application and offer.
    /// @param deadline Last moment of the consent, UTC seconds.
    /// @custom:access member account with ACT of the applicant or the bank, consent of the other
    function agree(
        Application calldata application,
        Offer calldata offer,
        uint40 deadline,
        bytes calldata consent
    ) external returns (FinancingId);

    /// @notice The bank instructs the cash, once the financing is in the movable-property registry, while the
    /// receivable is undisputed and not yet due.
    /// @param registration Hash of the registration number.
    /// @param endToEndId The bank's own reference for the payment.
    /// @custom:access member account with ACT of the bank
    function disburse(FinancingId financing, bytes32 registration, bytes32 endToEndId) external;

    /// @notice Frees the lot of a financing whose cash was not instructed in time.
    /// @custom:access anyone
    function lapse(FinancingId financing) external;

    /// @notice The bank pays what of the retained part is due. Not while a liable party's payment for the lot is on its
    /// way, for that is less what is retained.
    /// @custom:access member account with ACT of the bank
    function payRetained(FinancingId financing, bytes32 endToEndId) external;

    /// @notice The borrower repays what the pledge still secures; when the cash is final the pledge is lifted. Not
    /// while the debtor's payment for the lot is on its way.
    /// @custom:access member account with ACT of the applicant
    function repay(FinancingId financing, bytes32 endToEndId) external;

    /// @notice The bank lifts a pledge without having been paid. Not while a payment to it is on its way.
    /// @custom:access member account with ACT of the bank
    function releasePledge(FinancingId financing) external;

    /// @notice Frees the bank's line for a sale whose lot the bank no longer holds.
    /// @custom:access anyone
    function releaseLine(FinancingId financing) external;

    /// @notice Cash for a lot became final in the hands of `payee`: what is financed on it is collected as far as the
    /// bank received it.
    /// @custom:access listed desk
    function collected(LotId lot, MemberId payee, Units amount) external;

    /// @notice A liable party paid the bank in recourse and takes the lot; where it is the seller itself, what the bank
    /// retained is set off.
    /// @dev Warning: to be told before the lot is handed over, for whom it was paid to is seen from who holds it.
    /// @custom:access listed desk
    function recovered(LotId lot, MemberId payer, Units amount) external;

    /// @notice Lists or delists a desk that reports collections.
    /// @custom:access council (wiring)
    function setDesk(address desk, bool listed) external;

    /// @notice Whom a pledge on the lot secures, and for how much still; nobody and zero when it is not pledged.
    function claimOn(LotId lot) external view returns (MemberId pledgee, Units claim);

    /// @notice What the holder of a lot still owes `seller` of the part retained when it bought the lot.
    function retainedFrom(LotId lot, MemberId seller) external view returns (Units);

    /// @notice What of the retained part is due and neither paid nor on its way.
    function retainedDue(FinancingId financing) external view returns (Units);

    function financingAt(FinancingId financing) external view returns (Financed memory);

    function financingId(MemberId applicant, bytes32 applicantReference) external pure returns (FinancingId);

    /// @notice What the other party signs for `agree` (EIP-712).
    function agreementDigest(
        Application calldata application,
        Offer calldata offer,
        uint40 issuedAt,
        uint40 deadline
    ) external view returns (bytes32);
}
