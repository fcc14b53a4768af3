// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Attributes} from "../consortium/Attributes.sol";
import {IAttestations} from "../consortium/IAttestations.sol";
import {Consents} from "../consortium/Consents.sol";
import {IGate} from "../consortium/IGate.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {IEvidence} from "../evidence/IEvidence.sol";
import {ActRow} from "../lots/ActRow.sol";
import {Instrument} from "../lots/Instrument.sol";
import {Lot, Encumbrance} from "../lots/Lot.sol";
import {InstrumentId, LotId, Units} from "../lots/LotTypes.sol";
import {Rows} from "../lots/Rows.sol";
import {businessDayAfter} from "../rules/BusinessDay.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {Parameters} from "../rules/Parameters.sol";
import {Cancelling} from "./Cancelling.sol";
import {ICreditLines} from "./ICreditLines.sol";
import {IReceivables} from "./IReceivables.sol";
import {IServicing} from "./IServicing.sol";
import {ReceivablesDesk} from "./ReceivablesDesk.sol";
import {ReceivableTable as Table} from "./ReceivableTable.sol";
import {TermRules, readTermRules} from "./TermRules.sol";

/// @title Servicing desk of receivables
/// @notice See `IServicing`. How receivables are cancelled is in `Cancelling`.
/// @custom:oz-upgrades-unsafe-allow missing-initializer
contract Servicing is Cancelling {
    using Rows for ActRow;

    bytes32 private constant EXTENSION_TYPE = keccak256(
        "Extension(uint96 instrument,uint40 maturity,uint40 newMaturity,uint40 issuedAt,uint40 deadline)"
    );

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
        (uint40 usualLatest, uint32 epoch) = _checkExtension(id, i, newMaturity, deadline);
        MemberId[] memory consenting = new MemberId[](consents.length);
        for (uint256 k = 0; k < consents.length; ++k) {
            consenting[k] = _extensionConsent(id, newMaturity, deadline, consents[k]);
        }
        _checkAllHolders(id, i.face, lots, consentOf, consenting);
        _checkGrantor(id, i.grantor, consenting);
        if (newMaturity > usualLatest) emit ReceivableTermFlagged(id, newMaturity, usualLatest, epoch);
        emit ReceivableExtended(id, i.obligor, i.maturity, newMaturity, uint40(block.timestamp), epoch);
        RECEIVABLES.amend(Table.EXTEND, id, newMaturity);
    }

    function _checkExtension(
        InstrumentId id,
        Instrument memory i,
        uint40 newMaturity,
        uint40 deadline
    ) private view returns (uint40 usualLatest, uint32 epoch) {
        MemberId me;
        (me, epoch) = GATE.enter(Table.EXTEND.entry(), msg.sender, NOBODY);
        Table.EXTEND.check(id, i.state, i.maturity);
        if (me != i.obligor) revert ServicingNotAParty(id, me);
        _checkDeadline(id.itself(), deadline);
        if (newMaturity <= i.maturity) revert ReceivablesNotLonger(id, i.maturity, newMaturity);
        TermRules memory rules = readTermRules(RULE_BOOK, epoch, i.currency);
        uint40 latest = i.issuedAt + uint40(rules.longestTerm) * 1 days;
        if (newMaturity > latest) revert ServicingTermTooLong(newMaturity, latest);
        usualLatest = i.issuedAt + uint40(rules.usualTerm) * 1 days;
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
        Table.ACCELERATE.check(id, i.state, i.maturity);
        uint40 time = uint40(block.timestamp);
        // Zero is how attestations say that nothing is attested.
        // slither-disable-next-line incorrect-equality
        if (ATTESTATIONS.valueAt(Attributes.INSOLVENT, i.obligor, time) == 0) {
            revert ServicingDebtorNotInsolvent(id, i.obligor);
        }
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
        return uint40(businessDayAfter(maturity, values[1], values[0]));
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
    function extensionDigest(
        InstrumentId id,
        uint40 newMaturity,
        uint40 issuedAt,
        uint40 deadline
    ) public view returns (bytes32) {
        uint40 maturity = RECEIVABLES.instrumentAt(id).maturity;
        return _typedDigest(keccak256(abi.encode(EXTENSION_TYPE, id, maturity, newMaturity, issuedAt, deadline)));
    }

    function _domainName() internal pure override returns (string memory) {
        return "Tradelane Servicing";
    }
}
