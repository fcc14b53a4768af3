// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Consents} from "../consortium/Consents.sol";
import {ConsentDomain} from "../consortium/ConsentDomain.sol";
import {Gated} from "../consortium/Gated.sol";
import {IGate} from "../consortium/IGate.sol";
import {Entry, MemberId, NOBODY} from "../consortium/Member.sol";
import {IEvidence} from "../evidence/IEvidence.sol";
import {Governed} from "../governance/Governed.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILotDesk} from "../lots/ILotDesk.sol";
import {Instrument, Mark} from "../lots/Instrument.sol";
import {Lot, Encumbrance} from "../lots/Lot.sol";
import {InstrumentId, LotId, Units} from "../lots/LotTypes.sol";
import {Request} from "../lots/Request.sol";
import {Requests} from "../lots/Requests.sol";
import {Rows} from "../lots/Rows.sol";
import {PathStep} from "../lots/Trail.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {Parameters} from "../rules/Parameters.sol";
import {IOrigination} from "./IOrigination.sol";
import {IReceivables} from "./IReceivables.sol";
import {ReceivableTable as Table} from "./ReceivableTable.sol";
import {TermRules, readTermRules, unpackTermRules} from "./TermRules.sol";

/// @title Origination desk of receivables
/// @notice See `IOrigination`.
contract Origination is IOrigination, Requests, ConsentDomain, Governed {
    using Rows for ActRow;

    /// @custom:storage-location erc7201:tradelane.origination
    struct OriginationStorage {
        /// @dev `TermRules` by epoch 32 | currency 16. An epoch in force never changes, so each is read once.
        mapping(uint48 => uint256) termRules;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.origination")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant ORIGINATION_STORAGE = 0x1556b28eb1151381659f18241a1d3579bfce9cc1889ad01baead7d4a43063b00;

    bytes32 private constant TERMS_TYPE = keccak256(
        "Receivable(uint24 debtor,uint24 creditor,uint16 currency,uint40 face,uint40 maturity,bool assignable,"
        "bytes32 debtorReference,bytes32 background,uint40 issuedAt,uint40 deadline)"
    );
    bytes32 private constant CANCELLATION_TYPE = keccak256(
        "Cancellation(uint96 instrument,bytes21 trail,uint40 issuedAt,uint40 deadline)"
    );
    bytes32 private constant EXTENSION_TYPE = keccak256(
        "Extension(uint96 instrument,uint40 maturity,uint40 newMaturity,uint40 issuedAt,uint40 deadline)"
    );

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IReceivables public immutable receivables;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IEvidence public immutable evidence;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRuleBook public immutable ruleBook;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate_, IReceivables receivables_, IEvidence evidence_, IRuleBook ruleBook_) Gated(gate_) {
        receivables = receivables_;
        evidence = evidence_;
        ruleBook = ruleBook_;
    }

    /// @param authority The AccessManager through which the council acts.
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    // ------------------------------------------------------------------------------------------ confirmation

    /// @inheritdoc IOrigination
    function submit(Terms calldata terms, uint40 deadline) external returns (InstrumentId id) {
        id = _request(Table.SUBMIT, terms, terms.creditor, terms.debtor, deadline);
        emit ReceivableSubmitted(id, terms.creditor, terms.debtor, terms, deadline);
    }

    /// @inheritdoc IOrigination
    function issue(Terms calldata terms, uint40 deadline) external returns (InstrumentId id) {
        id = _request(Table.ISSUE, terms, terms.debtor, terms.creditor, deadline);
        emit ReceivableIssued(id, terms.debtor, terms.creditor, terms, deadline);
    }

    /// @inheritdoc IOrigination
    function confirm(Terms calldata terms) external returns (InstrumentId) {
        return _agree(Table.CONFIRM, Table.SUBMIT, terms, terms.debtor, terms.creditor);
    }

    /// @inheritdoc IOrigination
    function acceptIssue(Terms calldata terms) external returns (InstrumentId) {
        return _agree(Table.ACCEPT_ISSUE, Table.ISSUE, terms, terms.creditor, terms.debtor);
    }

    /// @inheritdoc IOrigination
    function submitWithConsent(
        Terms calldata terms,
        uint40 deadline,
        bytes calldata consent
    ) external returns (InstrumentId) {
        return _confirmAtOnce(Table.SUBMIT_WITH_CONSENT, terms, terms.creditor, terms.debtor, deadline, consent);
    }

    /// @inheritdoc IOrigination
    function issueWithConsent(
        Terms calldata terms,
        uint40 deadline,
        bytes calldata consent
    ) external returns (InstrumentId) {
        return _confirmAtOnce(Table.ISSUE_WITH_CONSENT, terms, terms.debtor, terms.creditor, deadline, consent);
    }

    function _request(
        ActRow row,
        Terms calldata terms,
        MemberId from,
        MemberId to,
        uint40 deadline
    ) private returns (InstrumentId id) {
        (MemberId me, uint32 epoch) = gate.enter(row.entry(), msg.sender, to);
        id = instrumentId(terms.debtor, terms.debtorReference);
        if (me != from) revert ReceivablesNotAParty(id, me);
        LotId subject = id.itself();
        _lapse(subject);
        row.check(id, stateOf(id), terms.maturity);
        _checkTerms(terms, epoch);
        _checkDeadline(subject, deadline, terms.maturity);
        _ask(subject, row.act(), from, to, deadline, _termsContent(terms, 0, deadline));
    }

    /// @dev The one who was asked by `requestRow` agrees.
    function _agree(
        ActRow row,
        ActRow requestRow,
        Terms calldata terms,
        MemberId by,
        MemberId from
    ) private returns (InstrumentId id) {
        (MemberId me, uint32 epoch) = gate.enter(row.entry(), msg.sender, from);
        id = instrumentId(terms.debtor, terms.debtorReference);
        if (me != by) revert ReceivablesNotAParty(id, me);
        Request memory request = _standing(id.itself());
        _checkDeal(id.itself(), request, requestRow.act(), _termsContent(terms, 0, request.deadline));
        _forget(id.itself());
        _confirm(row, id, terms, epoch);
    }

    function _confirmAtOnce(
        ActRow row,
        Terms calldata terms,
        MemberId from,
        MemberId by,
        uint40 deadline,
        bytes calldata consent
    ) private returns (InstrumentId id) {
        id = instrumentId(terms.debtor, terms.debtorReference);
        (address signer, uint40 issuedAt) = Consents.read(consent);
        Consents.verify(consent, termsDigest(terms, issuedAt, deadline), signer, issuedAt);
        (MemberId me, MemberId signedFor, uint32 epoch) = gate.meet(row.entry(), msg.sender, signer, issuedAt);
        if (me != from) revert ReceivablesNotAParty(id, me);
        if (signedFor != by) revert LotsConsentForOther(signedFor, by);
        _checkCut(id.itself(), issuedAt);
        _checkDeadline(id.itself(), deadline);
        _confirm(row, id, terms, epoch);
    }

    /// @dev The debtor owes from here on, and the root lot stands for it.
    function _confirm(ActRow row, InstrumentId id, Terms calldata terms, uint32 epoch) private {
        TermRules memory rules = _checkTerms(terms, epoch);
        emit ReceivableConfirmed(
            id,
            terms.debtor,
            terms.creditor,
            terms,
            rules.highestTier,
            rules.smallestLot,
            uint40(block.timestamp),
            epoch
        );
        uint256 usualLatest = block.timestamp + uint256(rules.usualTerm) * 1 days;
        if (terms.maturity > usualLatest) emit ReceivableTermFlagged(id, terms.maturity, uint40(usualLatest), epoch);
        receivables.mint(row, id, _instrument(terms, rules), terms.creditor, terms.background, epoch);
        evidence.consume(terms.background, terms.debtor, terms.creditor, terms.currency, terms.face.value());
    }

    function _instrument(Terms calldata terms, TermRules memory rules) private view returns (Instrument memory) {
        return
            Instrument({
                state: 0,
                marks: terms.assignable ? 0 : Mark.NOT_ASSIGNABLE,
                obligor: terms.debtor,
                currency: terms.currency,
                issuedAt: uint32(block.timestamp),
                maturity: terms.maturity,
                face: terms.face,
                redeemed: Units.wrap(0),
                highestTier: rules.highestTier,
                smallestLot: rules.smallestLot
            });
    }

    function _checkTerms(Terms calldata terms, uint32 epoch) private returns (TermRules memory rules) {
        if (terms.debtor == terms.creditor) revert ReceivablesPartiesInvalid(terms.debtor, terms.creditor);
        if (terms.face.isZero() || terms.maturity <= block.timestamp) {
            revert ReceivablesTermsInvalid(terms.face, terms.maturity);
        }
        rules = _termRules(epoch, terms.currency);
        if (terms.face < rules.smallestLot) revert ReceivablesFaceBelowSmallest(terms.face, rules.smallestLot);
        uint256 latest = block.timestamp + uint256(rules.longestTerm) * 1 days;
        if (terms.maturity > latest) revert ReceivablesTermTooLong(terms.maturity, uint40(latest));
    }

    function _termRules(uint32 epoch, uint16 currency) private returns (TermRules memory rules) {
        uint48 key = (uint48(epoch) << 16) | currency;
        rules = unpackTermRules(_origination().termRules[key]);
        if (!rules.isUnread()) return rules;
        rules = readTermRules(ruleBook, epoch, currency);
        if (rules.isUnread()) revert ReceivablesCurrencyNotAccepted(currency);
        _origination().termRules[key] = rules.pack();
    }

    // ------------------------------------------------------------------------------------------ cancellation

    /// @inheritdoc IOrigination
    function requestCancellation(InstrumentId id, uint40 deadline) external {
        LotId subject = id.itself();
        Instrument memory i = receivables.instrumentAt(id);
        (MemberId me, ) = gate.enter(Table.REQUEST_CANCELLATION.entry(), msg.sender, NOBODY);
        MemberId to = _otherParty(id, me);
        Table.REQUEST_CANCELLATION.check(id, i.state, i.maturity);
        _lapse(subject);
        Request memory open = requestAt(subject);
        if (open.act != 0) revert LotsRequestOpen(subject, open.deadline);
        _checkDeadline(subject, deadline, i.maturity);
        bytes32 deal = _cancellationContent(id, _rootTrail(id), 0, deadline);
        _ask(subject, Table.REQUEST_CANCELLATION.act(), me, to, deadline, deal);
        emit CancellationRequested(id, me, to, deadline);
    }

    /// @inheritdoc IOrigination
    function cancel(InstrumentId id, PathStep calldata issueStep) external {
        Request memory request = _standing(id.itself());
        bytes32 deal = _cancellationContent(id, _rootTrail(id), 0, request.deadline);
        _checkDeal(id.itself(), request, Table.REQUEST_CANCELLATION.act(), deal);
        (MemberId me, uint32 epoch) = gate.enter(Table.CANCEL.entry(), msg.sender, request.from);
        if (me != request.to) revert LotsNotYourRequest(id.itself(), me);
        _cancel(Table.CANCEL, id, issueStep, epoch);
    }

    /// @inheritdoc IOrigination
    function cancelWithConsent(
        InstrumentId id,
        PathStep calldata issueStep,
        uint40 deadline,
        bytes calldata consent
    ) external {
        (address signer, uint40 issuedAt) = Consents.read(consent);
        Consents.verify(consent, cancellationDigest(id, issuedAt, deadline), signer, issuedAt);
        ActRow row = Table.CANCEL_WITH_CONSENT;
        (MemberId me, MemberId signedFor, uint32 epoch) = gate.meet(row.entry(), msg.sender, signer, issuedAt);
        MemberId other = _otherParty(id, me);
        if (signedFor != other) revert LotsConsentForOther(signedFor, other);
        _checkCut(id.itself(), issuedAt);
        _checkDeadline(id.itself(), deadline);
        _cancel(row, id, issueStep, epoch);
    }

    function _cancel(ActRow row, InstrumentId id, PathStep calldata issueStep, uint32 epoch) private {
        uint40 face = receivables.instrumentAt(id).face.value();
        _forget(id.itself());
        emit ReceivableCancelled(id, issueStep.background, uint40(block.timestamp));
        receivables.cancel(row, id, issueStep, epoch);
        evidence.giveBack(issueStep.background, face);
    }

    function _rootTrail(InstrumentId id) private view returns (bytes21) {
        return receivables.lotAt(id.lotEndingAt(receivables.instrumentAt(id).face)).trail;
    }

    /// @dev Debtor and first creditor are each other's other party, as long as the root lot is whole.
    function _otherParty(InstrumentId id, MemberId me) private view returns (MemberId) {
        Instrument memory i = receivables.instrumentAt(id);
        Lot memory root = receivables.lotAt(id.lotEndingAt(i.face));
        if (!root.start.isZero() || root.tier != 0) revert ILotDesk.LotsNotWhole(id);
        if (me == i.obligor) return root.holder;
        if (me == root.holder) return i.obligor;
        revert ReceivablesNotAParty(id, me);
    }

    // ------------------------------------------------------------------------------------------ term

    /// @inheritdoc IOrigination
    function extend(
        InstrumentId id,
        uint40 newMaturity,
        uint40 deadline,
        LotId[] calldata lots,
        uint16[] calldata consentOf,
        bytes[] calldata consents
    ) external {
        Instrument memory i = receivables.instrumentAt(id);
        uint32 epoch = _checkExtension(id, i, newMaturity, deadline);
        MemberId[] memory consenting = new MemberId[](consents.length);
        for (uint256 k = 0; k < consents.length; ++k) {
            consenting[k] = _extensionConsent(id, newMaturity, deadline, consents[k]);
        }
        _checkAllHolders(id, i.face, lots, consentOf, consenting);
        emit ReceivableExtended(id, i.obligor, i.maturity, newMaturity, uint40(block.timestamp), epoch);
        receivables.amend(Table.EXTEND, id, newMaturity);
    }

    function _checkExtension(
        InstrumentId id,
        Instrument memory i,
        uint40 newMaturity,
        uint40 deadline
    ) private returns (uint32 epoch) {
        MemberId me;
        (me, epoch) = gate.enter(Table.EXTEND.entry(), msg.sender, NOBODY);
        Table.EXTEND.check(id, i.state, i.maturity);
        if (me != i.obligor) revert ReceivablesNotAParty(id, me);
        _checkDeadline(id.itself(), deadline);
        if (newMaturity <= i.maturity) revert ReceivablesNotLonger(id, i.maturity, newMaturity);
        uint256 latest = i.issuedAt + uint256(_termRules(epoch, i.currency).longestTerm) * 1 days;
        if (newMaturity > latest) revert ReceivablesTermTooLong(newMaturity, uint40(latest));
    }

    function _extensionConsent(
        InstrumentId id,
        uint40 newMaturity,
        uint40 deadline,
        bytes calldata consent
    ) private view returns (MemberId holder) {
        (address signer, uint40 issuedAt) = Consents.read(consent);
        Consents.verify(consent, extensionDigest(id, newMaturity, issuedAt, deadline), signer, issuedAt);
        (, holder, ) = gate.meet(Table.EXTEND.entry(), msg.sender, signer, issuedAt);
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
            Lot memory lot = receivables.lotAt(lots[k]);
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

    /// @inheritdoc IOrigination
    function flagOverdue(InstrumentId id) external {
        (, uint32 epoch) = gate.enter(Table.FLAG_OVERDUE.entry(), msg.sender, NOBODY);
        Instrument memory i = receivables.instrumentAt(id);
        Table.FLAG_OVERDUE.check(id, i.state, i.maturity);
        uint40 from = _overdueFrom(i.maturity, epoch);
        if (block.timestamp < from) revert ReceivablesNotOverdue(id, from);
        emit ReceivableOverdue(id, i.obligor, uint40(block.timestamp));
        receivables.amend(Table.FLAG_OVERDUE, id, i.maturity);
    }

    /// @dev First moment after the business day of maturity and the days of grace.
    function _overdueFrom(uint40 maturity, uint32 epoch) private view returns (uint40) {
        bytes32[] memory names = new bytes32[](2);
        (names[0], names[1]) = (Parameters.BUSINESS_DAY_ZONE, Parameters.RECEIVABLE_GRACE);
        uint224[] memory values = ruleBook.valuesAt(names, epoch);
        // The zone is kept plus one day; moving the clock by whole days leaves the day's bounds where they are.
        uint256 shifted = maturity + values[0];
        return uint40(shifted - (shifted % 1 days) + values[1] * 1 days - values[0]);
    }

    // ------------------------------------------------------------------------------------------ reading

    /// @inheritdoc IOrigination
    function stateOf(InstrumentId id) public view returns (uint8) {
        uint8 state = receivables.instrumentAt(id).state;
        if (state != Table.NONE) return state;
        Request memory request = requestAt(id.itself());
        if (request.act == 0 || block.timestamp > request.deadline) return Table.NONE;
        return request.act == Table.SUBMIT.act() ? Table.SUBMIT.requested() : Table.ISSUE.requested();
    }

    /// @inheritdoc IOrigination
    function instrumentId(MemberId debtor, bytes32 debtorReference) public pure returns (InstrumentId) {
        return InstrumentId.wrap(uint96(uint256(keccak256(abi.encode(debtor, debtorReference)))));
    }

    /// @inheritdoc IOrigination
    function termsDigest(Terms calldata terms, uint40 issuedAt, uint40 deadline) public view returns (bytes32) {
        return _typedDigest(_termsContent(terms, issuedAt, deadline));
    }

    /// @inheritdoc IOrigination
    function cancellationDigest(InstrumentId id, uint40 issuedAt, uint40 deadline) public view returns (bytes32) {
        return _typedDigest(_cancellationContent(id, _rootTrail(id), issuedAt, deadline));
    }

    /// @inheritdoc IOrigination
    function extensionDigest(
        InstrumentId id,
        uint40 newMaturity,
        uint40 issuedAt,
        uint40 deadline
    ) public view returns (bytes32) {
        uint40 maturity = receivables.instrumentAt(id).maturity;
        return _typedDigest(keccak256(abi.encode(EXTENSION_TYPE, id, maturity, newMaturity, issuedAt, deadline)));
    }

    function _termsContent(Terms calldata terms, uint40 issuedAt, uint40 deadline) private pure returns (bytes32) {
        return keccak256(abi.encode(TERMS_TYPE, terms, issuedAt, deadline));
    }

    function _cancellationContent(
        InstrumentId id,
        bytes21 trail,
        uint40 issuedAt,
        uint40 deadline
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(CANCELLATION_TYPE, id, trail, issuedAt, deadline));
    }

    /// @dev A pending receivable's state is its request, and a cancellation request locks nothing: once the request is
    /// closed nothing else is to restore.
    function _restore(LotId) internal pure override {}

    function _refuseEntry() internal pure override returns (Entry) {
        return Table.REFUSE.entry();
    }

    function _withdrawEntry() internal pure override returns (Entry) {
        return Table.WITHDRAW.entry();
    }

    function _domainName() internal pure override returns (string memory) {
        return "Tradelane Origination";
    }

    function _origination() private pure returns (OriginationStorage storage $) {
        assembly {
            $.slot := ORIGINATION_STORAGE
        }
    }
}
