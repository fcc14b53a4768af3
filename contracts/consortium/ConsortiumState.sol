// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IConsortium} from "./IConsortium.sol";
import {Business, MemberId, MemberState} from "./Member.sol";
import {Page, Standing, pageOf, standingOf} from "./Standing.sol";

/// @notice What the consortium knows, and the two changes that more than one part of it makes.
abstract contract ConsortiumState is IConsortium {
    /// @dev All that every act needs of the consortium, in one slot: epoch 32 | nextAt 40 | halted 16 | ruleBook 160.
    /// @param epoch The rule epoch in force, up to `nextAt`.
    /// @param nextAt When the next epoch begins, UTC seconds; zero when none is announced.
    /// @param halted Bit b is set when `Business(b)` has a halt to look at.
    struct Posture {
        uint32 epoch;
        uint40 nextAt;
        uint16 halted;
        address ruleBook;
    }

    /// @dev entity 256 || region 16 | since 40 | administrators 16 | applicant 160.
    /// @param administrators How many of the member's accounts have the right to administer.
    /// @param applicant The account that applied; nothing depends on it once the member is admitted.
    struct Record {
        bytes32 entity;
        uint16 region;
        uint40 since;
        uint16 administrators;
        address applicant;
    }

    /// @dev `accounts`: member 24 | rights 8 | consentsFrom 40. `halts`: level 8 | until 40 | reason 16 || case 256.
    /// `mandates`: businesses 16 | until 40 | regions 192.
    /// @custom:storage-location erc7201:tradelane.consortium
    struct ConsortiumStorage {
        Posture posture;
        mapping(uint24 page => Page) standings;
        mapping(address account => Account) accounts;
        mapping(MemberId member => Record) records;
        mapping(bytes32 entity => MemberId) byEntity;
        mapping(MemberId member => Mandate) mandates;
        mapping(Business business => Halt) halts;
        address[] obligationBooks;
        uint24 members;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.consortium")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x987fd7cf706f05c0cb0fcb4c6f4ca839653c9b6690f78220abe29b2b34a8a600;

    function _storage() internal pure returns (ConsortiumStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }

    function _standing(MemberId member) internal view returns (Standing) {
        return _storage().standings[pageOf(member)].read(member);
    }

    function _setStanding(MemberId member, Standing standing) internal {
        mapping(uint24 page => Page) storage standings = _storage().standings;
        uint24 page = pageOf(member);
        standings[page] = standings[page].with(member, standing);
    }

    /// @dev The member's state, of which there is none before it applied.
    function _knownState(MemberId member) internal view returns (MemberState state) {
        state = _standing(member).state();
        if (state == MemberState.None) revert ConsortiumMemberUnknown(member);
    }

    function _enterState(MemberId member, MemberState state) internal {
        _setStanding(member, standingOf(state, _standing(member).kind()));
        _storage().records[member].since = uint40(block.timestamp);
    }
}
