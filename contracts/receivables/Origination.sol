// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Consents} from "../consortium/Consents.sol";
import {IGate} from "../consortium/IGate.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {IEvidence} from "../evidence/IEvidence.sol";
import {ActRow} from "../lots/ActRow.sol";
import {Instrument, Mark} from "../lots/Instrument.sol";
import {InstrumentId, LotId, Units} from "../lots/LotTypes.sol";
import {Request} from "../lots/Request.sol";
import {Rows} from "../lots/Rows.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {IOrigination} from "./IOrigination.sol";
import {ICreditLines, LinePurpose} from "./ICreditLines.sol";
import {IReceivables} from "./IReceivables.sol";
import {ReceivablesDesk} from "./ReceivablesDesk.sol";
import {ReceivableTable as Table} from "./ReceivableTable.sol";
import {TermRules, readTermRules, unpackTermRules} from "./TermRules.sol";

/// @title Origination desk of receivables
/// @notice See `IOrigination`.
/// @custom:oz-upgrades-unsafe-allow missing-initializer
contract Origination is IOrigination, ReceivablesDesk {
    using Rows for ActRow;

    /// @custom:storage-location erc7201:tradelane.origination
    struct OriginationStorage {
        /// @dev `TermRules` by epoch 32 | currency 16. An epoch in force never changes, so each is read once.
        mapping(uint48 => uint256) termRules;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.origination")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant ORIGINATION_STORAGE = 0x1556b28eb1151381659f18241a1d3579bfce9cc1889ad01baead7d4a43063b00;

    bytes32 private constant TERMS_TYPE = keccak256(
        "Receivable(uint24 debtor,uint24 creditor,uint24 grantor,uint16 currency,uint40 face,uint40 maturity,"
        "bool assignable,bytes32 debtorReference,bytes32 background,uint40 issuedAt,uint40 deadline)"
    );

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IGate gate,
        IReceivables receivables,
        ICreditLines creditLines,
        IEvidence evidence,
        IRuleBook ruleBook
    ) ReceivablesDesk(gate, receivables, creditLines, evidence, ruleBook) {}

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
    function submitWithDocument(
        Terms calldata terms,
        Ground calldata ground,
        uint40 deadline,
        bytes calldata consent
    ) external returns (InstrumentId id) {
        ActRow row = Table.SUBMIT_WITH_CONSENT;
        uint32 epoch;
        (id, epoch) = _hear(row, terms, terms.creditor, terms.debtor, deadline, consent);
        _confirm(row, id, terms, epoch);
        EVIDENCE.registerUsed(_registration(terms, ground), terms.face.value(), epoch);
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
        Terms memory terms,
        MemberId from,
        MemberId to,
        uint40 deadline
    ) private returns (InstrumentId id) {
        (MemberId me, uint32 epoch) = GATE.enter(row.entry(), msg.sender, to);
        id = instrumentId(terms.debtor, terms.debtorReference);
        if (me != from) revert ReceivablesNotAParty(id, me);
        LotId subject = id.itself();
        _lapse(subject);
        row.check(id, stateOf(id), terms.maturity);
        _checkTerms(terms, epoch);
        _checkDeadline(subject, deadline, terms.maturity);
        _refuseFor(subject, me);
        _ask(subject, row.act(), from, to, deadline, _requestContent(row, terms, deadline));
    }

    /// @dev The one who was asked by `requestRow` agrees.
    function _agree(
        ActRow row,
        ActRow requestRow,
        Terms memory terms,
        MemberId by,
        MemberId from
    ) private returns (InstrumentId id) {
        (MemberId me, uint32 epoch) = GATE.enter(row.entry(), msg.sender, from);
        id = instrumentId(terms.debtor, terms.debtorReference);
        if (me != by) revert ReceivablesNotAParty(id, me);
        Request memory request = _standing(id.itself());
        _checkDeal(id.itself(), request, requestRow.act(), _requestContent(requestRow, terms, request.deadline));
        _forget(id.itself());
        _confirm(row, id, terms, epoch);
        _useBackground(terms);
    }

    function _confirmAtOnce(
        ActRow row,
        Terms memory terms,
        MemberId from,
        MemberId by,
        uint40 deadline,
        bytes calldata consent
    ) private returns (InstrumentId id) {
        uint32 epoch;
        (id, epoch) = _hear(row, terms, from, by, deadline, consent);
        _confirm(row, id, terms, epoch);
        _useBackground(terms);
    }

    /// @dev One party acts, the other has signed.
    function _hear(
        ActRow row,
        Terms memory terms,
        MemberId from,
        MemberId by,
        uint40 deadline,
        bytes calldata consent
    ) private returns (InstrumentId id, uint32 epoch) {
        id = instrumentId(terms.debtor, terms.debtorReference);
        (address signer, uint40 issuedAt) = Consents.read(consent);
        Consents.verify(consent, termsDigest(terms, issuedAt, deadline), signer, issuedAt);
        MemberId me;
        MemberId signedFor;
        (me, signedFor, epoch) = GATE.meet(row.entry(), msg.sender, signer, issuedAt);
        if (me != from) revert ReceivablesNotAParty(id, me);
        if (signedFor != by) revert LotsConsentForOther(signedFor, by);
        // Else the expired request could still be cleared once the receivable stands.
        _lapse(id.itself());
        _checkCut(id.itself(), issuedAt);
        _checkDeadline(id.itself(), deadline);
    }

    /// @dev The debtor owes from here on, and the root lot stands for it. The document is used up by the caller, last.
    function _confirm(ActRow row, InstrumentId id, Terms memory terms, uint32 epoch) private {
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
        CREDIT_LINES.consume(terms.grantor, terms.debtor, terms.currency, LinePurpose.Confirmation, terms.face.value());
        RECEIVABLES.mint(row, id, _instrument(terms, rules), terms.creditor, terms.background, epoch);
    }

    function _useBackground(Terms memory terms) private {
        EVIDENCE.consume(terms.background, terms.debtor, terms.creditor, terms.currency, terms.face.value());
    }

    function _registration(
        Terms memory terms,
        Ground calldata ground
    ) private pure returns (IEvidence.Registration memory) {
        return
            IEvidence.Registration({
                tag: terms.background,
                seller: terms.creditor,
                buyer: terms.debtor,
                currency: terms.currency,
                kind: ground.kind,
                amount: ground.amount,
                root: ground.root,
                fingerprint: ground.fingerprint
            });
    }

    function _instrument(Terms memory terms, TermRules memory rules) private view returns (Instrument memory) {
        return
            Instrument({
                state: 0,
                marks: terms.assignable ? 0 : Mark.NOT_ASSIGNABLE,
                obligor: terms.debtor,
                grantor: terms.grantor,
                currency: terms.currency,
                issuedAt: uint32(block.timestamp),
                maturity: terms.maturity,
                face: terms.face,
                redeemed: Units.wrap(0),
                highestTier: rules.highestTier,
                smallestLot: rules.smallestLot
            });
    }

    function _checkTerms(Terms memory terms, uint32 epoch) private returns (TermRules memory rules) {
        if (terms.debtor == terms.creditor || terms.debtor.isNobody() || terms.creditor.isNobody()) {
            revert ReceivablesPartiesInvalid(terms.debtor, terms.creditor);
        }
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
        rules = readTermRules(RULE_BOOK, epoch, currency);
        if (rules.isUnread()) revert ReceivablesCurrencyNotAccepted(currency);
        _origination().termRules[key] = rules.pack();
    }

    // ------------------------------------------------------------------------------------------ reading

    /// @inheritdoc IOrigination
    function stateOf(InstrumentId id) public view returns (uint8) {
        uint8 state = RECEIVABLES.instrumentAt(id).state;
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
    function termsDigest(Terms memory terms, uint40 issuedAt, uint40 deadline) public view returns (bytes32) {
        return _typedDigest(_termsContent(terms, issuedAt, deadline));
    }

    /// @dev A creditor that submits leaves the line to the debtor. `terms` is as before afterwards.
    function _requestContent(ActRow row, Terms memory terms, uint40 deadline) private pure returns (bytes32 content) {
        MemberId grantor = terms.grantor;
        if (row.act() == Table.SUBMIT.act()) terms.grantor = NOBODY;
        content = _termsContent(terms, 0, deadline);
        terms.grantor = grantor;
    }

    function _termsContent(Terms memory terms, uint40 issuedAt, uint40 deadline) private pure returns (bytes32) {
        return keccak256(abi.encode(TERMS_TYPE, terms, issuedAt, deadline));
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
