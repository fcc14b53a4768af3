// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {MemberId, MemberKind} from "../../contracts/consortium/Member.sol";
import {Document, DocumentKind, MAX_VERSION} from "../../contracts/evidence/Document.sol";
import {Evidence} from "../../contracts/evidence/Evidence.sol";
import {IEvidence} from "../../contracts/evidence/IEvidence.sol";
import {TestCore} from "../helpers/TestCore.sol";

/// @notice Does random acts on a few documents beside a model that foretells each act's outcome.
contract EvidenceHandler is Test {
    uint256 public constant TAGS = 6;
    uint16 private constant CURRENCY = 156;

    Evidence private immutable EVIDENCE;
    uint24 private immutable MEMBERS;

    /// @dev What the contract should say of each document, and what the model alone keeps.
    mapping(bytes32 tag => Document) private _documents;
    mapping(bytes32 tag => bool) public credited;
    mapping(bytes32 tag => uint256) public consumed;
    mapping(bytes32 tag => uint256) public givenBack;

    /// @notice The first act whose outcome was not the one foretold.
    string public surprise;

    /// @param members They are numbered from 1, and member n acts by `accountOf(n)`.
    constructor(Evidence evidence, uint24 members) {
        EVIDENCE = evidence;
        MEMBERS = members;
    }

    function accountOf(uint256 member) public pure returns (address) {
        return address(uint160(0xacc0 + member));
    }

    function tagAt(uint256 index) public pure returns (bytes32) {
        return keccak256(abi.encode("tag", index));
    }

    function modelOf(bytes32 tag) external view returns (Document memory) {
        return _documents[tag];
    }

    function register(uint256 t, uint256 by, uint256 seller, uint256 buyer, uint256 kind, uint56 amount) external {
        IEvidence.Registration memory r = IEvidence.Registration({
            tag: _tag(t),
            seller: _member(seller),
            buyer: _member(buyer),
            currency: CURRENCY,
            kind: DocumentKind(kind % 6),
            amount: amount % 1_000,
            root: bytes32(t),
            fingerprint: uint16(kind)
        });
        MemberId actor = _member(by);
        bool may =
            _documents[r.tag].version == 0 &&
                r.kind != DocumentKind.None &&
                r.kind != DocumentKind.CreditNote &&
                r.amount > 0 &&
                r.seller != r.buyer &&
                (actor == r.seller || actor == r.buyer);

        vm.prank(_account(actor));
        try EVIDENCE.register(r) {
            _note(may, true, "register");
            _enter(r.tag, r.seller, r.buyer, r.kind, r.amount, r.fingerprint);
        } catch {
            _note(may, false, "register");
        }
    }

    function correct(uint256 t, uint256 by, uint56 amount, uint16 fingerprint) external {
        bytes32 tag = _tag(t);
        Document storage d = _documents[tag];
        MemberId actor = _sellerMostly(d, by);
        amount %= 1_500;
        bool may = _changeable(d, actor) && amount > 0 && amount >= d.financed && d.version < MAX_VERSION;

        vm.prank(_account(actor));
        try EVIDENCE.correct(tag, amount, bytes32(t), fingerprint) {
            _note(may, true, "correct");
            d.version++;
            d.amount = amount;
            d.fingerprint = fingerprint;
            // From here on the law holds again: a correction is never below what is used.
            credited[tag] = false;
        } catch {
            _note(may, false, "correct");
        }
    }

    function credit(uint256 t, uint256 n, uint256 by, uint56 amount, uint16 fingerprint) external {
        (bytes32 tag, bytes32 note) = (_tag(t), _tag(n));
        Document storage d = _documents[tag];
        MemberId actor = _sellerMostly(d, by);
        amount %= 500;
        bool may = _changeable(d, actor) && _documents[note].version == 0 && amount > 0 && amount <= d.amount;

        vm.prank(_account(actor));
        try EVIDENCE.credit(tag, note, amount, bytes32(t), fingerprint) {
            _note(may, true, "credit");
            _enter(note, d.seller, d.buyer, DocumentKind.CreditNote, amount, fingerprint);
            d.amount -= amount;
            credited[tag] = true;
        } catch {
            _note(may, false, "credit");
        }
    }

    /// @dev This contract is the desk.
    function consume(uint256 t, uint256 buyer, uint256 seller, uint256 foreign, uint56 amount) external {
        bytes32 tag = _tag(t);
        Document storage d = _documents[tag];
        (MemberId asBuyer, MemberId asSeller) = (d.buyer, d.seller);
        if (foreign % 8 == 0) (asBuyer, asSeller) = (_member(buyer), _member(seller));
        uint16 currency = foreign % 8 == 1 ? CURRENCY + 1 : CURRENCY;
        amount %= 400;
        // Nothing used of an overdrawn document is nothing too much.
        bool covered = amount == 0 || uint256(d.financed) + amount <= d.amount;
        bool may = covered && _matches(d, asBuyer, asSeller, currency);

        try EVIDENCE.consume(tag, asBuyer, asSeller, currency, amount) {
            _note(may, true, "consume");
            d.financed += amount;
            consumed[tag] += amount;
        } catch {
            _note(may, false, "consume");
        }
    }

    function giveBack(uint256 t, uint56 amount) external {
        bytes32 tag = _tag(t);
        Document storage d = _documents[tag];
        amount %= 400;
        bool may = d.version != 0 && amount <= d.financed;
        try EVIDENCE.giveBack(tag, amount) {
            _note(may, true, "giveBack");
            d.financed -= amount;
            givenBack[tag] += amount;
        } catch {
            _note(may, false, "giveBack");
        }
    }

    function _enter(
        bytes32 tag,
        MemberId seller,
        MemberId buyer,
        DocumentKind kind,
        uint56 amount,
        uint16 fingerprint
    ) private {
        _documents[tag] = Document(seller, buyer, CURRENCY, kind, 1, amount, 0, 0, fingerprint);
    }

    function _note(bool may, bool did, string memory act) private {
        if (may != did && bytes(surprise).length == 0) surprise = act;
    }

    function _matches(
        Document storage d,
        MemberId buyer,
        MemberId seller,
        uint16 currency
    ) private view returns (bool) {
        return
            d.version != 0 &&
            d.buyer == buyer &&
            d.seller == seller &&
            d.currency == currency &&
            d.kind != DocumentKind.CreditNote;
    }

    function _changeable(Document storage d, MemberId actor) private view returns (bool) {
        return d.version != 0 && d.seller == actor && d.kind != DocumentKind.CreditNote;
    }

    function _sellerMostly(Document storage d, uint256 by) private view returns (MemberId) {
        return d.version == 0 || by % 8 == 0 ? _member(by) : d.seller;
    }

    function _member(uint256 seed) private view returns (MemberId) {
        return MemberId.wrap(uint24(1 + (seed % MEMBERS)));
    }

    function _account(MemberId member) private pure returns (address) {
        return accountOf(MemberId.unwrap(member));
    }

    function _tag(uint256 seed) private pure returns (bytes32) {
        return tagAt(seed % TAGS);
    }
}

/// @notice The laws of documents, under random acts of members and a desk.
contract EvidenceTest is TestCore {
    uint24 private constant MEMBERS = 3;

    Evidence private evidence;
    EvidenceHandler private handler;

    function setUp() external {
        deployCore();
        bytes memory init = abi.encodeCall(Evidence.initialize, (address(manager)));
        evidence = Evidence(proxied(address(new Evidence(consortium)), init));
        handler = new EvidenceHandler(evidence, MEMBERS);
        for (uint24 n = 1; n <= MEMBERS; n++) admit(MemberKind.Enterprise, handler.accountOf(n));
        evidence.setDesk(address(handler), true);
        targetContract(address(handler));
    }

    /// @dev One function, for each would be a campaign of its own.
    function invariant_documentsObeyTheirLaws() external view {
        assertEq(handler.surprise(), "", "an act that should be refused was done, or the other way round");
        for (uint256 i; i < handler.TAGS(); i++) {
            bytes32 tag = handler.tagAt(i);
            Document memory d = evidence.documentAt(tag);
            assertEq(abi.encode(d), abi.encode(handler.modelOf(tag)), "a document is not as the acts made it");
            assertTrue(d.financed <= d.amount || handler.credited(tag), "financed twice");
            assertEq(d.financed, handler.consumed(tag) - handler.givenBack(tag), "uses do not balance");
        }
    }
}
