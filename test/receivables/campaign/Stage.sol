// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../../../contracts/consortium/Member.sol";
import {DocumentKind} from "../../../contracts/evidence/Document.sol";
import {IEvidence} from "../../../contracts/evidence/IEvidence.sol";
import {Encumbrance} from "../../../contracts/lots/Lot.sol";
import {LotId, LotRef} from "../../../contracts/lots/LotTypes.sol";
import {PathStep, Step} from "../../../contracts/lots/Trail.sol";
import {Members} from "./Members.sol";

/// @notice What random acts on receivables share: the suite, its members' keys, and a model of lots and instruments
/// that is kept from the acts alone.
abstract contract Stage is Members {
    uint16 internal constant CNY = 156;
    uint256 internal constant MOST_RUNNING = 4;

    uint8 internal constant CONFIRMED = 3;
    uint8 internal constant OVERDUE = 4;
    uint8 internal constant SETTLED = 5;
    uint8 internal constant PART_PAID = 7;
    uint8 internal constant DISPUTED = 8;

    /// @dev What the ledger must say of a lot. `paid` and `legs` are what redemption must know of it.
    struct Expected {
        uint24 holder;
        uint40 start;
        uint8 tier;
        uint16 flags;
        uint40 paid;
        uint8 legs;
        bytes21 trail;
    }

    /// @dev What must be known of an instrument. `paid`: of all its lots. `exact`: nothing but one round of part
    /// payment was paid, and all of it.
    struct Whole {
        uint8 state;
        uint24 grantor;
        uint40 face;
        uint40 maturity;
        uint40 redeemed;
        uint40 paid;
        uint40 level;
        uint40 reached;
        uint16 inFlight;
        bool exact;
    }

    uint256[] public lots;
    mapping(uint256 => bool) internal _listed;
    mapping(uint256 => Expected) internal _expected;
    mapping(uint256 => PathStep[]) internal _paths;
    /// @dev When the last offer of a lot ends.
    mapping(uint256 => uint40) internal _offeredUntil;
    uint96[] public instruments;
    mapping(uint96 => Whole) internal _wholes;
    bytes32[] public documents;
    mapping(bytes32 => uint56) public used;
    uint256 internal _serial;
    /// @notice How often each act really happened.
    mapping(string act => uint256) public happened;
    uint256 public calls;
    uint256 public done;

    /// @dev One of many numbers that follow from an act's seed.
    function _word(uint256 seed, uint256 n) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, n)));
    }

    function _within(uint256 word, uint256 least, uint256 most) internal pure returns (uint256) {
        return word >= least && word <= most ? word : least + (word % (most - least + 1));
    }

    modifier counted() {
        ++calls;
        _;
    }

    /// @dev What the model allows is not to be refused; the contract's own reason says why it was.
    function _refused(bool may, bytes memory reason) internal pure {
        if (!may) return;
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }

    function _did(string memory act) internal {
        ++happened[act];
        ++done;
    }

    /// @dev What happens where an act finds nothing to do.
    function _otherwise(uint256 seed) internal virtual;

    // ------------------------------------------------------------------------------------------ the model of lots

    function _put(uint256 id, Expected memory e) internal {
        _expected[id] = e;
        if (_listed[id]) return;
        _listed[id] = true;
        lots.push(id);
    }

    /// @dev A lot of the front of another gets its parent's way so far.
    function _inheritPath(uint256 child, uint256 parent) internal {
        if (child == parent) return;
        delete _paths[child];
        for (uint256 k = 0; k < _paths[parent].length; ++k) _paths[child].push(_paths[parent][k]);
    }

    /// @dev One more step in the life of a lot.
    function _goOn(uint256 id, bytes32 step, bytes32 background) internal {
        _expected[id].trail = _next(_expected[id].trail, step, background);
        _paths[id].push(PathStep(Step.wrap(uint256(step)), background));
    }

    /// @dev A step that changes the holder, or ends the lot.
    function _handOver(uint256 id, uint8 act, uint24 to, bytes32 background) internal {
        Expected storage e = _expected[id];
        bytes32 step = _step(act, e.holder, to, e.start, uint40(id), uint40(id));
        _goOn(id, step, background);
    }

    function _cutFront(uint256 id, uint40 cut) internal {
        Expected storage e = _expected[id];
        _goOn(id, _kept(5, e.holder, cut, uint40(id), uint40(id)), 0);
        e.start = cut;
    }

    function _cutConsents(uint256 id) internal {
        _expected[id].flags = (_expected[id].flags & ~Encumbrance.OFFERED) | Encumbrance.CONSENTS_CUT;
    }

    /// @dev What lies on a lot: an offer whose deadline has passed stops nothing.
    function _burden(uint256 id) internal view returns (uint16 flags) {
        flags = _expected[id].flags;
        if (block.timestamp > _offeredUntil[id]) flags &= ~Encumbrance.OFFERED;
    }

    /// @dev An act clears such an offer on its way.
    function _clear(uint256 id) internal {
        if (_expected[id].flags & ~_burden(id) != 0) _cutConsents(id);
    }

    /// @dev A step as the documentation lays it out, packed without the contracts' own code: rule epoch 1.
    function _step(
        uint8 act,
        uint24 from,
        uint24 to,
        uint40 start,
        uint40 end,
        uint40 parentEnd
    ) internal view returns (bytes32) {
        uint40 time = uint40(block.timestamp);
        bytes memory packed = abi.encodePacked(parentEnd, uint32(1), time, end, start, to, from, act);
        return bytes32(uint256(uint248(bytes31(packed))));
    }

    /// @dev A step that leaves a part with its holder has neither time nor epoch.
    function _kept(
        uint8 act,
        uint24 holder,
        uint40 start,
        uint40 end,
        uint40 parentEnd
    ) internal pure returns (bytes32) {
        bytes memory packed = abi.encodePacked(parentEnd, uint72(0), end, start, holder, holder, act);
        return bytes32(uint256(uint248(bytes31(packed))));
    }

    function _next(bytes21 trail, bytes32 step, bytes32 background) internal pure returns (bytes21) {
        return bytes21(keccak256(abi.encode(trail, step, background)));
    }

    // ------------------------------------------------------------------------------------------ choices

    /// @dev A live lot on which none of `blocking` lies, whose instrument is in one of the states (bits),
    /// before maturity or from it on.
    function _choose(uint256 seed, uint16 blocking, uint256 states, bool due) internal view returns (uint256, bool) {
        for (uint256 i = 0; i < lots.length; ++i) {
            uint256 id = lots[addmod(seed, i, lots.length)];
            Expected storage e = _expected[id];
            if (e.holder == 0 || _burden(id) & (blocking | Encumbrance.ENDED) != 0) continue;
            Whole storage w = _wholes[instrumentOf(id)];
            if ((states >> w.state) & 1 == 0 || (block.timestamp >= w.maturity) != due) continue;
            return (id, true);
        }
        return (0, false);
    }

    /// @dev A lot that its holder may deal with for two days more.
    function _free(uint256 seed) internal view returns (uint256 id, bool found) {
        for (uint256 i = 0; i < lots.length; ++i) {
            id = lots[addmod(seed, i, lots.length)];
            Expected storage e = _expected[id];
            if (e.holder == 0 || _burden(id) & (Encumbrance.ALL | Encumbrance.ENDED) != 0) continue;
            Whole storage w = _wholes[instrumentOf(id)];
            if (w.state == CONFIRMED && block.timestamp + 2 days < w.maturity) return (id, true);
        }
        return (0, false);
    }

    function _flagged(uint256 seed, uint16 flags) internal view returns (uint256 id, bool found) {
        for (uint256 i = 0; i < lots.length; ++i) {
            id = lots[addmod(seed, i, lots.length)];
            if (_expected[id].flags & flags != 0) return (id, true);
        }
        return (0, false);
    }

    /// @dev How many instruments have lots that may move for two days more.
    function _running() internal view returns (uint256 count) {
        for (uint256 k = 0; k < instruments.length; ++k) {
            Whole storage w = _wholes[instruments[k]];
            if (w.state == CONFIRMED && block.timestamp + 2 days < w.maturity) ++count;
        }
    }

    // ------------------------------------------------------------------------------------------ members

    function _document(uint24 seller, uint24 buyer, uint40 amount) internal returns (bytes32 tag) {
        tag = keccak256(abi.encode("document", ++_serial));
        vm.prank(accountOf(seller));
        suite.evidence.register(
            IEvidence.Registration({
                tag: tag,
                seller: MemberId.wrap(seller),
                buyer: MemberId.wrap(buyer),
                currency: CNY,
                kind: DocumentKind.Invoice,
                amount: uint56(amount) + uint56(_serial % 3),
                root: keccak256("root"),
                fingerprint: 1
            })
        );
        documents.push(tag);
    }

    // ------------------------------------------------------------------------------------------ reading

    function instrumentOf(uint256 id) public pure returns (uint96) {
        return uint96(id >> 40);
    }

    function _named(uint256 id, uint40 end) internal pure returns (uint256) {
        return ((id >> 40) << 40) | end;
    }

    function _ref(uint256 id) internal view returns (LotRef memory) {
        return LotRef(LotId.wrap(id), _expected[id].trail);
    }

    function expectedAt(uint256 id) external view returns (Expected memory) {
        return _expected[id];
    }

    function wholeAt(uint96 id) external view returns (Whole memory) {
        return _wholes[id];
    }

    function pathOf(uint256 id) external view returns (PathStep[] memory) {
        return _paths[id];
    }

    function lotCount() external view returns (uint256) {
        return lots.length;
    }

    function instrumentCount() external view returns (uint256) {
        return instruments.length;
    }

    function documentCount() external view returns (uint256) {
        return documents.length;
    }
}
