// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Gated} from "../consortium/Gated.sol";
import {IGate} from "../consortium/IGate.sol";
import {Entry, MemberId, NOBODY} from "../consortium/Member.sol";
import {IEvidence} from "../evidence/IEvidence.sol";
import {ActRow} from "../lots/ActRow.sol";
import {InstrumentWord} from "../lots/Instrument.sol";
import {DeskPower, Encumbrance, Lot} from "../lots/Lot.sol";
import {LotRequests} from "../lots/LotRequests.sol";
import {Lots} from "../lots/Lots.sol";
import {LotStore} from "../lots/LotStore.sol";
import {InstrumentId, LotRef} from "../lots/LotTypes.sol";
import {Trail} from "../lots/Trail.sol";
import {BillTable as Table} from "./BillTable.sol";
import {IBillDesk} from "./IBillDesk.sol";
import {IBills} from "./IBills.sol";

/// @title The ledger of bills
/// @notice See `IBills`. What lots do is in `Lots`, what desks ask of them in `LotRequests`; this binds them to the
/// bills' table.
contract Bills is IBills, LotRequests, Lots {
    bytes32 private constant ENDORSEMENT_TYPE = keccak256(
        "Endorsement(uint256 lot,bytes21 trail,uint24 to,uint40 units,bool notTransferable,bytes32 background,"
        "uint40 issuedAt,uint40 deadline)"
    );

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate, IEvidence evidence) Gated(gate) LotStore(evidence) {}

    /// @param authority The AccessManager through which the council acts.
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    // ------------------------------------------------------------------------------------------ endorsement

    /// @inheritdoc IBills
    function endorse(Endorsement calldata endorsement, bytes calldata consent) external {
        _transfer(Table.ENDORSE, _moveOf(endorsement), endorsement.deadline, consent);
    }

    /// @inheritdoc IBills
    function offerEndorsement(Endorsement calldata e) external {
        Move memory move = _moveOf(e);
        _offer(Table.OFFER_ENDORSEMENT, move, e.deadline);
        emit EndorsementOffered(e.lot, move.from, e.to, e.units, e.deadline, e.notTransferable, e.background);
    }

    /// @inheritdoc IBills
    function acceptEndorsement(Endorsement calldata endorsement) external {
        _acceptOffer(Table.ACCEPT_ENDORSEMENT, Table.OFFER_ENDORSEMENT, _moveOf(endorsement), endorsement.deadline);
    }

    /// @inheritdoc IBills
    function endorsementDigest(Endorsement calldata endorsement, uint40 issuedAt) external view returns (bytes32) {
        bytes21 trail = _load(endorsement.lot).trail;
        return _typedDigest(_transferContent(_moveOf(endorsement), trail, issuedAt, endorsement.deadline));
    }

    // ------------------------------------------------------------------------------------------ desks

    /// @inheritdoc IBillDesk
    // Evidence, which is told last, knows no way back into the ledger.
    // slither-disable-next-line reentrancy-no-eth
    function receiveFromDrawer(
        ActRow row,
        LotRef calldata ref,
        Agreement calldata agreement,
        Receipt calldata receipt
    ) external {
        _checkDesk(DeskPower.PASS);
        (Lot memory lot, InstrumentWord bill) = _agreed(row, ref, agreement);
        Move memory move = Move({
            lot: ref.lot,
            from: lot.holder,
            to: receipt.to,
            units: lot.units(),
            step: receipt.notTransferable ? Trail.RECEIVED_NOT_TRANSFERABLE : Trail.RECEIVED,
            epoch: receipt.epoch,
            background: receipt.background
        });
        _checkMove(move, lot, bill);
        _lots().instruments[ref.lot.instrumentOf()] = bill.withState(row.afterwards());
        _pass(move, lot, bill.currency());
    }

    /// @inheritdoc IBillDesk
    function terminate(ActRow row, LotRef calldata ref, uint32 epoch) external returns (Lot memory lot) {
        InstrumentWord bill;
        _checkDesk(DeskPower.SERVICE);
        (lot, bill) = _openFor(row, ref);
        InstrumentId id = ref.lot.instrumentOf();
        _lots().instruments[id] = bill.withState(row.afterwards());
        if (_isToken(bill.state())) _announce(lot.holder, NOBODY, ref.lot, lot.units());
        _end(ref.lot, lot, Trail.CANCELLED, bill.obligor(), 0, epoch);
    }

    // ------------------------------------------------------------------------------------------ what is of bills

    function _moveOf(Endorsement calldata e) private pure returns (Move memory move) {
        (move.lot, move.to, move.units, move.background) = (e.lot, e.to, e.units, e.background);
        move.step = e.notTransferable ? Trail.ENDORSED_NOT_TRANSFERABLE : Trail.ENDORSED;
    }

    function _transferContent(
        Move memory move,
        bytes21 trail,
        uint40 issuedAt,
        uint40 deadline
    ) internal pure override returns (bytes32) {
        bool notTransferable = _markOf(move.step) != 0;
        return
            keccak256(
                abi.encode(
                    ENDORSEMENT_TYPE,
                    move.lot,
                    trail,
                    move.to,
                    move.units,
                    notTransferable,
                    move.background,
                    issuedAt,
                    deadline
                )
            );
    }

    /// @dev Whether it is to be passed on is said by the step.
    function _markOf(uint8 step) internal pure override returns (uint16) {
        bool notTransferable = step == Trail.ENDORSED_NOT_TRANSFERABLE || step == Trail.RECEIVED_NOT_TRANSFERABLE;
        return notTransferable ? Encumbrance.NOT_TRANSFERABLE : 0;
    }

    function _over(InstrumentId id, MemberId acceptor, uint8) internal override {
        emit BillSettled(id, acceptor, uint40(block.timestamp));
    }

    /// @dev A token stands for a claim that its debtor has confirmed: the acceptor has accepted.
    function _isToken(uint8 state) internal pure override returns (bool) {
        return state >= Table.ACCEPTED;
    }

    function _settledState() internal pure override returns (uint8) {
        return Table.SETTLED;
    }

    function _splitRow() internal pure override returns (ActRow) {
        return Table.SPLIT;
    }

    function _mergeRow() internal pure override returns (ActRow) {
        return Table.MERGE;
    }

    function _refuseEntry() internal pure override returns (Entry) {
        return Table.REFUSE.entry();
    }

    function _withdrawEntry() internal pure override returns (Entry) {
        return Table.WITHDRAW.entry();
    }

    function _actToUse() internal pure override returns (bytes4) {
        return IBills.endorse.selector;
    }

    function _domainName() internal pure override returns (string memory) {
        return "Tradelane Bills";
    }
}
