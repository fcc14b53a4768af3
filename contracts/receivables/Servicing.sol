// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IAttestations} from "../consortium/IAttestations.sol";
import {Consents} from "../consortium/Consents.sol";
import {IGate} from "../consortium/IGate.sol";
import {Entry, MemberId, NOBODY} from "../consortium/Member.sol";
import {IEvidence} from "../evidence/IEvidence.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILotDesk} from "../lots/ILotDesk.sol";
import {Instrument} from "../lots/Instrument.sol";
import {Lot, Encumbrance} from "../lots/Lot.sol";
import {InstrumentId, LotId, Units} from "../lots/LotTypes.sol";
import {Request} from "../lots/Request.sol";
import {Rows} from "../lots/Rows.sol";
import {PathStep} from "../lots/Trail.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {Parameters} from "../rules/Parameters.sol";
import {ICreditLines, LinePurpose} from "./ICreditLines.sol";
import {IReceivables} from "./IReceivables.sol";
import {IServicing} from "./IServicing.sol";
import {ReceivablesDesk} from "./ReceivablesDesk.sol";
import {ReceivableTable as Table} from "./ReceivableTable.sol";
import {readTermRules} from "./TermRules.sol";

/// @title Servicing desk of receivables
/// @notice See `IServicing`.
/// @custom:oz-upgrades-unsafe-allow missing-initializer
contract Servicing is IServicing, ReceivablesDesk {
    using Rows for ActRow;

    bytes32 private constant CANCELLATION_TYPE = keccak256(
        "Cancellation(uint96 instrument,bytes21 trail,uint40 issuedAt,uint40 deadline)"
    );
    bytes32 private constant EXTENSION_TYPE = keccak256(
        "Extension(uint96 instrument,uint40 maturity,uint40 newMaturity,uint40 issuedAt,uint40 deadline)"
    );

    /// @dev What a court attests of a debtor that is insolvent.
    bytes32 private constant INSOLVENT = keccak256("insolvent");

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAttestations public immutable ATTESTATIONS;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IGate gate,
        IReceivables receivables,
        ICreditLines creditLines,
        IEvidence evidence,
        IRuleBook ruleBook,
        IAttestations attestations
    ) ReceivablesDesk(gate, receivables, creditLines, evidence, ruleBook) {
        ATTESTATIONS = attestations;
    }

    // ------------------------------------------------------------------------------------------ cancellation

    /// @inheritdoc IServicing
    function requestCancellation(InstrumentId id, uint40 deadline) external {
        LotId subject = id.itself();
        Instrument memory i = RECEIVABLES.instrumentAt(id);
        Entry entry = Table.REQUEST_CANCELLATION.entry();
        // Twice, because who the other party is depends on who asks.
        (MemberId me, ) = GATE.enter(entry, msg.sender, NOBODY);
        MemberId to = _otherParty(id, me);
        (me, ) = GATE.enter(entry, msg.sender, to);
        Table.REQUEST_CANCELLATION.check(id, i.state, i.maturity);
        _lapse(subject);
        Request memory open = requestAt(subject);
        if (open.act != 0) revert LotsRequestOpen(subject, open.deadline);
        _checkDeadline(subject, deadline, i.maturity);
        bytes32 deal = _cancellationContent(id, _rootTrail(id), 0, deadline);
        _ask(subject, Table.REQUEST_CANCELLATION.act(), me, to, deadline, deal);
        emit CancellationRequested(id, me, to, deadline);
    }

    /// @inheritdoc IServicing
    function cancel(InstrumentId id, PathStep calldata issueStep) external {
        Request memory request = _standing(id.itself());
        bytes32 deal = _cancellationContent(id, _rootTrail(id), 0, request.deadline);
        _checkDeal(id.itself(), request, Table.REQUEST_CANCELLATION.act(), deal);
        (MemberId me, uint32 epoch) = GATE.enter(Table.CANCEL.entry(), msg.sender, request.from);
        if (me != request.to) revert LotsNotYourRequest(id.itself(), me);
        _cancel(Table.CANCEL, id, issueStep, epoch);
    }

    /// @inheritdoc IServicing
    function cancelWithConsent(
        InstrumentId id,
        PathStep calldata issueStep,
        uint40 deadline,
        bytes calldata consent
    ) external {
        (address signer, uint40 issuedAt) = Consents.read(consent);
        Consents.verify(consent, cancellationDigest(id, issuedAt, deadline), signer, issuedAt);
        ActRow row = Table.CANCEL_WITH_CONSENT;
        (MemberId me, MemberId signedFor, uint32 epoch) = GATE.meet(row.entry(), msg.sender, signer, issuedAt);
        MemberId other = _otherParty(id, me);
        if (signedFor != other) revert LotsConsentForOther(signedFor, other);
        _checkCut(id.itself(), issuedAt);
        _checkDeadline(id.itself(), deadline);
        _cancel(row, id, issueStep, epoch);
    }

    function _cancel(ActRow row, InstrumentId id, PathStep calldata issueStep, uint32 epoch) private {
        Instrument memory i = RECEIVABLES.instrumentAt(id);
        _forget(id.itself());
        emit ReceivableCancelled(id, issueStep.background, uint40(block.timestamp));
        RECEIVABLES.cancel(row, id, issueStep, epoch);
        EVIDENCE.giveBack(issueStep.background, i.face.value());
        CREDIT_LINES.release(i.grantor, i.obligor, i.currency, LinePurpose.Confirmation, i.face.value());
    }

    function _rootTrail(InstrumentId id) private view returns (bytes21) {
        return RECEIVABLES.lotAt(id.lotEndingAt(RECEIVABLES.instrumentAt(id).face)).trail;
    }

    /// @dev Debtor and first creditor are each other's other party, as long as the root lot is whole.
    function _otherParty(InstrumentId id, MemberId me) private view returns (MemberId) {
        Instrument memory i = RECEIVABLES.instrumentAt(id);
        Lot memory root = RECEIVABLES.lotAt(id.lotEndingAt(i.face));
        if (!root.start.isZero() || root.tier != 0) revert ILotDesk.LotsNotWhole(id);
        if (me == i.obligor) return root.holder;
        if (me == root.holder) return i.obligor;
        revert ServicingNotAParty(id, me);
    }

    // ------------------------------------------------------------------------------------------ term

    /// @inheritdoc IServicing
    function extend(
        InstrumentId id,
        uint40 newMaturity,
        uint40 deadline,
        LotId[] calldata lots,
        uint16[] calldata consentOf,
        bytes[] calldata consents
    ) external {
        Instrument memory i = RECEIVABLES.instrumentAt(id);
        uint32 epoch = _checkExtension(id, i, newMaturity, deadline);
        MemberId[] memory consenting = new MemberId[](consents.length);
        for (uint256 k = 0; k < consents.length; ++k) {
            consenting[k] = _extensionConsent(id, newMaturity, deadline, consents[k]);
        }
        _checkAllHolders(id, i.face, lots, consentOf, consenting);
        _checkGrantor(id, i.grantor, consenting);
        emit ReceivableExtended(id, i.obligor, i.maturity, newMaturity, uint40(block.timestamp), epoch);
        RECEIVABLES.amend(Table.EXTEND, id, newMaturity);
    }

    function _checkExtension(
        InstrumentId id,
        Instrument memory i,
        uint40 newMaturity,
        uint40 deadline
    ) private view returns (uint32 epoch) {
        MemberId me;
        (me, epoch) = GATE.enter(Table.EXTEND.entry(), msg.sender, NOBODY);
        Table.EXTEND.check(id, i.state, i.maturity);
        if (me != i.obligor) revert ServicingNotAParty(id, me);
        _checkDeadline(id.itself(), deadline);
        if (newMaturity <= i.maturity) revert ReceivablesNotLonger(id, i.maturity, newMaturity);
        uint256 latest = i.issuedAt + uint256(readTermRules(RULE_BOOK, epoch, i.currency).longestTerm) * 1 days;
        if (newMaturity > latest) revert ServicingTermTooLong(newMaturity, uint40(latest));
    }

    function _extensionConsent(
        InstrumentId id,
        uint40 newMaturity,
        uint40 deadline,
        bytes calldata consent
    ) private view returns (MemberId holder) {
        (address signer, uint40 issuedAt) = Consents.read(consent);
        Consents.verify(consent, extensionDigest(id, newMaturity, issuedAt, deadline), signer, issuedAt);
        (, holder, ) = GATE.meet(Table.EXTEND.entry(), msg.sender, signer, issuedAt);
        _checkCut(id.itself(), issuedAt);
    }

    /// @dev The lots must cover the whole row, and each live one's holder must be among those who consented.
    function _checkAllHolders(
        InstrumentId id,
        Units face,
        LotId[] calldata lots,
        uint16[] calldata consentOf,
        MemberId[] memory consenting
    ) private view {
        Units covered = Units.wrap(0);
        for (uint256 k = 0; k < lots.length; ++k) {
            Lot memory lot = RECEIVABLES.lotAt(lots[k]);
            if (!(lots[k].instrumentOf() == id) || lot.holder.isNobody() || !(lot.start == covered)) {
                revert ReceivablesLotsIncomplete(id, covered, lots[k]);
            }
            covered = lot.end;
            if (lot.flags & Encumbrance.ENDED != 0) continue;
            if (k >= consentOf.length || consentOf[k] >= consenting.length || consenting[consentOf[k]] != lot.holder) {
                revert ReceivablesHolderNotConsenting(lots[k], lot.holder);
            }
        }
        if (!(covered == face)) revert ReceivablesLotsIncomplete(id, covered, id.lotEndingAt(face));
    }

    /// @dev The bank stays bound by its line for longer.
    function _checkGrantor(InstrumentId id, MemberId grantor, MemberId[] memory consenting) private pure {
        for (uint256 k = consenting.length; k > 0; --k) {
            if (consenting[k - 1] == grantor) return;
        }
        revert ServicingGrantorNotConsenting(id, grantor);
    }

    /// @inheritdoc IServicing
    function accelerate(InstrumentId id) external {
        (, uint32 epoch) = GATE.enter(Table.ACCELERATE.entry(), msg.sender, NOBODY);
        Instrument memory i = RECEIVABLES.instrumentAt(id);
        uint40 time = uint40(block.timestamp);
        if (ATTESTATIONS.valueAt(INSOLVENT, i.obligor, time) == 0) revert ServicingDebtorNotInsolvent(id, i.obligor);
        emit ReceivableAccelerated(id, i.obligor, i.maturity, time, epoch);
        RECEIVABLES.amend(Table.ACCELERATE, id, time);
    }

    /// @inheritdoc IServicing
    function flagOverdue(InstrumentId id) external {
        (, uint32 epoch) = GATE.enter(Table.FLAG_OVERDUE.entry(), msg.sender, NOBODY);
        Instrument memory i = RECEIVABLES.instrumentAt(id);
        Table.FLAG_OVERDUE.check(id, i.state, i.maturity);
        uint40 from = _overdueFrom(i.maturity, epoch);
        if (block.timestamp < from) revert ReceivablesNotOverdue(id, from);
        emit ReceivableOverdue(id, i.obligor, uint40(block.timestamp));
        RECEIVABLES.amend(Table.FLAG_OVERDUE, id, i.maturity);
    }

    /// @dev First moment after the business day of maturity and the days of grace.
    function _overdueFrom(uint40 maturity, uint32 epoch) private view returns (uint40) {
        bytes32[] memory names = new bytes32[](2);
        (names[0], names[1]) = (Parameters.BUSINESS_DAY_ZONE, Parameters.RECEIVABLE_GRACE);
        uint224[] memory values = RULE_BOOK.valuesAt(names, epoch);
        // The zone is kept plus one day; moving the clock by whole days leaves the day's bounds where they are.
        uint256 shifted = maturity + values[0];
        return uint40(shifted - (shifted % 1 days) + values[1] * 1 days - values[0]);
    }

    // ------------------------------------------------------------------------------------------ dispute

    /// @inheritdoc IServicing
    function dispute(InstrumentId id, bytes32 caseId) external {
        Instrument memory i = _forDebtor(Table.DISPUTE, id);
        emit ReceivableDisputed(id, i.obligor, caseId, uint40(block.timestamp));
        RECEIVABLES.amend(Table.DISPUTE, id, i.maturity);
    }

    /// @inheritdoc IServicing
    function withdrawDispute(InstrumentId id) external {
        Instrument memory i = _forDebtor(Table.WITHDRAW_DISPUTE, id);
        _endDispute(Table.WITHDRAW_DISPUTE, id, i.maturity, i.obligor);
    }

    /// @inheritdoc IServicing
    function dismissDispute(InstrumentId id) external {
        Instrument memory i = RECEIVABLES.instrumentAt(id);
        (MemberId court, ) = GATE.enterMandated(Table.DISMISS_DISPUTE.entry(), msg.sender, i.obligor);
        _endDispute(Table.DISMISS_DISPUTE, id, i.maturity, court);
    }

    function _endDispute(ActRow row, InstrumentId id, uint40 maturity, MemberId by) private {
        emit ReceivableDisputeEnded(id, by, uint40(block.timestamp));
        RECEIVABLES.amend(row, id, maturity);
    }

    function _forDebtor(ActRow row, InstrumentId id) private view returns (Instrument memory i) {
        (MemberId me, ) = GATE.enter(row.entry(), msg.sender, NOBODY);
        i = RECEIVABLES.instrumentAt(id);
        if (me != i.obligor) revert ServicingNotAParty(id, me);
    }

    // ------------------------------------------------------------------------------------------ reading

    /// @inheritdoc IServicing
    function cancellationDigest(InstrumentId id, uint40 issuedAt, uint40 deadline) public view returns (bytes32) {
        return _typedDigest(_cancellationContent(id, _rootTrail(id), issuedAt, deadline));
    }

    /// @inheritdoc IServicing
    function extensionDigest(
        InstrumentId id,
        uint40 newMaturity,
        uint40 issuedAt,
        uint40 deadline
    ) public view returns (bytes32) {
        uint40 maturity = RECEIVABLES.instrumentAt(id).maturity;
        return _typedDigest(keccak256(abi.encode(EXTENSION_TYPE, id, maturity, newMaturity, issuedAt, deadline)));
    }

    function _cancellationContent(
        InstrumentId id,
        bytes21 trail,
        uint40 issuedAt,
        uint40 deadline
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(CANCELLATION_TYPE, id, trail, issuedAt, deadline));
    }

    function _domainName() internal pure override returns (string memory) {
        return "Tradelane Servicing";
    }
}
