// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IConsortium} from "../consortium/IConsortium.sol";
import {MemberId, MemberKind, NOBODY} from "../consortium/Member.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILotRequests} from "../lots/ILotRequests.sol";
import {Instrument, Mark} from "../lots/Instrument.sol";
import {Lot} from "../lots/Lot.sol";
import {InstrumentId, LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {Trail} from "../lots/Trail.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {Parameters} from "../rules/Parameters.sol";
import {BillTable as Table} from "./BillTable.sol";
import {ConsentDesk} from "./ConsentDesk.sol";
import {IAcceptors} from "./IAcceptors.sol";
import {IBillDesk} from "./IBillDesk.sol";
import {IBills} from "./IBills.sol";
import {IIssuance} from "./IIssuance.sol";

/// @title Issuance desk of bills
/// @notice See `IIssuance`.
/// @custom:oz-upgrades-unsafe-allow missing-initializer
contract Issuance is IIssuance, ConsentDesk {
    /// @dev One slot: hash of the terms 192 | margin 40.
    struct Registered {
        bytes24 terms;
        Units margin;
    }

    /// @custom:storage-location erc7201:tradelane.issuance
    struct IssuanceStorage {
        mapping(InstrumentId => Registered) registered;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.issuance")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x22a89e2b1732bd749d27ba0736951698f6b8bf1bc674534507053f09a81bbc00;

    bytes32 private constant ACCEPTANCE_TYPE = keccak256(
        "Acceptance(uint128 number,uint24 drawer,uint24 acceptor,uint24 payee,uint16 currency,uint40 face,"
        "uint40 maturity,bool splittable,bool notTransferable,bytes32 background,bytes21 trail,uint40 margin,"
        "uint40 issuedAt,uint40 deadline)"
    );
    bytes32 private constant RECEIPT_TYPE = keccak256(
        "Receipt(uint128 number,uint24 drawer,uint24 acceptor,uint24 payee,uint16 currency,uint40 face,"
        "uint40 maturity,bool splittable,bool notTransferable,bytes32 background,bytes21 trail,"
        "uint40 issuedAt,uint40 deadline)"
    );

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IConsortium public immutable CONSORTIUM;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAcceptors public immutable ACCEPTORS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRuleBook public immutable RULE_BOOK;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IConsortium consortium,
        IBills bills,
        IAcceptors acceptors,
        IRuleBook ruleBook
    ) ConsentDesk(consortium, bills) {
        CONSORTIUM = consortium;
        ACCEPTORS = acceptors;
        RULE_BOOK = ruleBook;
    }

    // ------------------------------------------------------------------------------------------ registration

    /// @inheritdoc IIssuance
    function register(Terms calldata terms) external returns (InstrumentId id) {
        (MemberId me, uint32 epoch) = GATE.enter(Table.REGISTER.entry(), msg.sender, terms.acceptor);
        Units smallest = _checkTerms(terms, epoch);
        id = terms.number.toInstrument();
        if (me != terms.drawer) revert IssuanceNotAParty(id, me);
        _storage().registered[id] = Registered(_termsHash(terms), Units.wrap(0));
        emit BillRegistered(id, me, terms.acceptor, terms, smallest, uint40(block.timestamp), epoch);
        BILLS.mint(Table.REGISTER, id, _instrument(terms, smallest), me, terms.background, epoch);
    }

    function _checkTerms(Terms calldata terms, uint32 epoch) private view returns (Units smallest) {
        bytes32[] memory names = new bytes32[](4);
        (names[0], names[1]) = (Parameters.BILL_CHECK_DIGIT, Parameters.BUSINESS_DAY_ZONE);
        (names[2], names[3]) = (Parameters.BILL_HIGHEST_FACE, Parameters.BILL_LONGEST_TERM);
        uint224[] memory rules = RULE_BOOK.valuesAt(names, epoch);
        terms.number.check(rules[0]);
        terms.number.checkRegistered(uint40(block.timestamp), rules[1]);
        _checkParties(terms);
        if (terms.face.isZero() || terms.maturity <= block.timestamp) {
            revert IssuanceTermsInvalid(terms.face, terms.maturity);
        }
        if (terms.face.value() > rules[2]) revert IssuanceFaceTooHigh(terms.face, Units.wrap(uint40(rules[2])));
        uint256 latest = block.timestamp + uint256(rules[3]) * 1 days;
        if (terms.maturity > latest) revert IssuanceTermTooLong(terms.maturity, uint40(latest));
        bytes32 key = bytes32(uint256(terms.currency));
        smallest = Units.wrap(
            uint40(RULE_BOOK.findValueAt(Parameters.keyed(Parameters.BILL_SMALLEST_LOT, key), epoch))
        );
        if (smallest.isZero()) revert IssuanceCurrencyNotAccepted(terms.currency);
        if (terms.face < smallest) revert IssuanceFaceBelowSmallest(terms.face, smallest);
    }

    function _checkParties(Terms calldata terms) private view {
        if (terms.payee.isNobody() || terms.payee == terms.drawer || terms.payee == terms.acceptor) {
            revert IssuancePartiesInvalid(terms.drawer, terms.acceptor, terms.payee);
        }
        bool byBank = CONSORTIUM.memberAt(terms.acceptor).kind == MemberKind.Bank;
        if (byBank != terms.number.isBankPaper()) revert IssuanceAcceptorKind(terms.number, terms.acceptor);
    }

    function _instrument(Terms calldata terms, Units smallest) private view returns (Instrument memory) {
        return
            Instrument({
                state: 0,
                marks: terms.splittable ? 0 : Mark.NOT_SPLITTABLE,
                obligor: terms.acceptor,
                grantor: NOBODY,
                currency: terms.currency,
                issuedAt: uint32(block.timestamp),
                maturity: terms.maturity,
                face: terms.face,
                redeemed: Units.wrap(0),
                // The law knows no highest number of endorsements; this is what a lot can count.
                highestTier: type(uint8).max,
                smallestLot: smallest
            });
    }

    // ------------------------------------------------------------------------------------------ acceptance

    /// @inheritdoc IIssuance
    function presentForAcceptance(Terms calldata terms, bytes21 trail, uint40 deadline) external {
        LotRef memory ref = _rootOf(terms, trail);
        _askAsHolder(Table.PRESENT_FOR_ACCEPTANCE, ref, terms.acceptor, deadline, _termsHash(terms));
    }

    /// @inheritdoc IIssuance
    function accept(Terms calldata terms, bytes21 trail, Units margin) external {
        LotRef memory ref = _rootOf(terms, trail);
        ActRow row = Table.ACCEPT;
        (Parties memory parties, ILotRequests.Agreement memory agreement) = _answer(
            row,
            Table.PRESENT_FOR_ACCEPTANCE,
            ref.lot,
            _termsHash(terms)
        );
        _accept(row, terms, ref, margin, parties.epoch, agreement);
    }

    /// @inheritdoc IIssuance
    function acceptWithConsent(
        Terms calldata terms,
        bytes21 trail,
        Units margin,
        uint40 deadline,
        bytes calldata consent
    ) external {
        LotRef memory ref = _rootOf(terms, trail);
        ActRow row = Table.ACCEPT_WITH_CONSENT;
        bytes32 content = _acceptanceContent(terms, trail, margin, _signedAt(consent), deadline);
        (Parties memory parties, ILotRequests.Agreement memory agreement) = _hear(
            row,
            ref.lot,
            content,
            deadline,
            consent
        );
        if (parties.me != terms.drawer) revert IssuanceNotAParty(ref.lot.instrumentOf(), parties.me);
        _checkSignedFor(parties.other, terms.acceptor);
        _accept(row, terms, ref, margin, parties.epoch, agreement);
    }

    function _accept(
        ActRow row,
        Terms calldata terms,
        LotRef memory ref,
        Units margin,
        uint32 epoch,
        ILotRequests.Agreement memory agreement
    ) private {
        if (terms.face < margin) revert IssuanceMarginInvalid(margin, terms.face);
        InstrumentId id = ref.lot.instrumentOf();
        _storage().registered[id].margin = margin;
        emit BillAccepted(id, terms.acceptor, margin, uint40(block.timestamp), epoch);
        ACCEPTORS.accept(terms.acceptor, terms.face.value(), margin.value());
        BILLS.inscribe(
            row,
            ref,
            agreement,
            ILotRequests.Word({step: Trail.ACCEPTED, by: terms.acceptor, background: 0, epoch: epoch})
        );
    }

    // ------------------------------------------------------------------------------------------ ending it

    /// @inheritdoc IIssuance
    function withdrawBill(InstrumentId id, bytes21 trail) external {
        (MemberId me, uint32 epoch) = GATE.enter(Table.WITHDRAW_BILL.entry(), msg.sender, NOBODY);
        (LotId root, Lot memory lot) = _terminate(Table.WITHDRAW_BILL, id, trail, epoch);
        _checkHolder(root, lot, me);
        emit BillWithdrawn(id, me, uint40(block.timestamp), epoch);
    }

    /// @inheritdoc IIssuance
    function lapse(InstrumentId id, bytes21 trail) external {
        (, uint32 epoch) = GATE.enter(Table.LAPSE.entry(), msg.sender, NOBODY);
        (, Lot memory lot) = _terminate(Table.LAPSE, id, trail, epoch);
        emit BillLapsed(id, lot.holder, uint40(block.timestamp), epoch);
    }

    /// @dev What the acceptor owed, if it had accepted, is released.
    function _terminate(
        ActRow row,
        InstrumentId id,
        bytes21 trail,
        uint32 epoch
    ) private returns (LotId root, Lot memory lot) {
        Instrument memory bill = BILLS.instrumentAt(id);
        root = id.lotEndingAt(bill.face);
        lot = BILLS.terminate(row, LotRef(root, trail), epoch);
        if (bill.state == Table.ACCEPTED) {
            ACCEPTORS.release(bill.obligor, bill.face.value(), _storage().registered[id].margin.value());
        }
    }

    // ------------------------------------------------------------------------------------------ receipt

    /// @inheritdoc IIssuance
    function presentForReceipt(Terms calldata terms, bytes21 trail, uint40 deadline) external {
        LotRef memory ref = _rootOf(terms, trail);
        _askAsHolder(Table.PRESENT_FOR_RECEIPT, ref, terms.payee, deadline, _termsHash(terms));
    }

    /// @inheritdoc IIssuance
    function receiveBill(Terms calldata terms, bytes21 trail) external {
        LotRef memory ref = _rootOf(terms, trail);
        ActRow row = Table.RECEIVE;
        (Parties memory parties, ILotRequests.Agreement memory agreement) = _answer(
            row,
            Table.PRESENT_FOR_RECEIPT,
            ref.lot,
            _termsHash(terms)
        );
        _receive(row, terms, ref, parties.epoch, agreement);
    }

    /// @inheritdoc IIssuance
    function receiveWithConsent(Terms calldata terms, bytes21 trail, uint40 deadline, bytes calldata consent) external {
        LotRef memory ref = _rootOf(terms, trail);
        ActRow row = Table.RECEIVE_WITH_CONSENT;
        bytes32 content = _receiptContent(terms, trail, _signedAt(consent), deadline);
        (Parties memory parties, ILotRequests.Agreement memory agreement) = _hear(
            row,
            ref.lot,
            content,
            deadline,
            consent
        );
        if (parties.me != terms.drawer) revert IssuanceNotAParty(ref.lot.instrumentOf(), parties.me);
        _checkSignedFor(parties.other, terms.payee);
        _receive(row, terms, ref, parties.epoch, agreement);
    }

    function _receive(
        ActRow row,
        Terms calldata terms,
        LotRef memory ref,
        uint32 epoch,
        ILotRequests.Agreement memory agreement
    ) private {
        emit BillReceived(ref.lot.instrumentOf(), terms.payee, uint40(block.timestamp), epoch);
        BILLS.receiveFromDrawer(
            row,
            ref,
            agreement,
            IBillDesk.Receipt({
                to: terms.payee,
                notTransferable: terms.notTransferable,
                background: terms.background,
                epoch: epoch
            })
        );
    }

    // ------------------------------------------------------------------------------------------ reading

    /// @inheritdoc IIssuance
    function marginOf(InstrumentId id) external view returns (Units) {
        return _storage().registered[id].margin;
    }

    /// @inheritdoc IIssuance
    function acceptanceDigest(
        Terms calldata terms,
        bytes21 trail,
        Units margin,
        uint40 issuedAt,
        uint40 deadline
    ) external view returns (bytes32) {
        return _typedDigest(_acceptanceContent(terms, trail, margin, issuedAt, deadline));
    }

    /// @inheritdoc IIssuance
    function receiptDigest(
        Terms calldata terms,
        bytes21 trail,
        uint40 issuedAt,
        uint40 deadline
    ) external view returns (bytes32) {
        return _typedDigest(_receiptContent(terms, trail, issuedAt, deadline));
    }

    // ------------------------------------------------------------------------------------------ private

    /// @dev The root lot of a bill registered on these terms.
    function _rootOf(Terms calldata terms, bytes21 trail) private view returns (LotRef memory) {
        InstrumentId id = terms.number.toInstrument();
        if (_storage().registered[id].terms != _termsHash(terms)) revert IssuanceOtherTerms(id);
        return LotRef(id.lotEndingAt(terms.face), trail);
    }

    function _termsHash(Terms calldata terms) private pure returns (bytes24) {
        return bytes24(keccak256(abi.encode(terms)));
    }

    function _acceptanceContent(
        Terms calldata terms,
        bytes21 trail,
        Units margin,
        uint40 issuedAt,
        uint40 deadline
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(ACCEPTANCE_TYPE, terms, trail, margin, issuedAt, deadline));
    }

    function _receiptContent(
        Terms calldata terms,
        bytes21 trail,
        uint40 issuedAt,
        uint40 deadline
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(RECEIPT_TYPE, terms, trail, issuedAt, deadline));
    }

    function _domainName() internal pure override returns (string memory) {
        return "Tradelane Issuance";
    }

    function _storage() private pure returns (IssuanceStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
