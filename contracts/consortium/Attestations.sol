// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Governed} from "../governance/Governed.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {Parameters} from "../rules/Parameters.sol";
import {IAttestations} from "./IAttestations.sol";
import {IConsortium} from "./IConsortium.sol";
import {ActClass, Business, MemberId, MemberKind, Rights, entryOf} from "./Member.sol";

/// @title Attributes of members
/// @notice One slot a statement. Who may make it is a rule: `Parameters.ATTESTATION_AUTHORITY`.
contract Attestations is IAttestations, Governed {
    /// @dev A statement: authority 24 | value 32 | from 40 | until 40.
    /// @custom:storage-location erc7201:tradelane.attestations
    struct AttestationsStorage {
        mapping(bytes32 attribute => mapping(MemberId subject => Attestation)) statements;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.attestations")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x43c011ca08acb4dd4eb9f3b50548c5195ad720d325a168937abbc9e867460200;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IConsortium public immutable CONSORTIUM;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRuleBook public immutable RULES;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IConsortium consortium, IRuleBook rules) {
        CONSORTIUM = consortium;
        RULES = rules;
    }

    /// @param authority The council's AccessManager.
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @inheritdoc IAttestations
    function attest(bytes32 attribute, MemberId subject, uint32 value, uint40 from, uint40 until) external {
        (MemberId authority, uint32 epoch) = _authority(attribute, subject, ActClass.Start);
        if (value == 0) revert AttestationsValueInvalid(attribute, value);
        if (until < from || until < block.timestamp) revert AttestationsPeriodInvalid(from, until);
        _storage().statements[attribute][subject] = Attestation(authority, value, from, until);
        emit Attested(attribute, subject, authority, value, from, until, epoch);
    }

    /// @inheritdoc IAttestations
    function withdraw(bytes32 attribute, MemberId subject) external {
        (MemberId authority, ) = _authority(attribute, subject, ActClass.Close);
        Attestation storage statement = _storage().statements[attribute][subject];
        uint40 end = uint40(block.timestamp);
        if (statement.value == 0 || statement.until < end) revert AttestationsNone(attribute, subject);
        // What it said of the past stays true.
        if (statement.from < end) statement.until = end - 1;
        else delete _storage().statements[attribute][subject];
        emit AttestationWithdrawn(attribute, subject, authority, end);
    }

    /// @inheritdoc IAttestations
    function attestationOf(bytes32 attribute, MemberId subject) external view returns (Attestation memory) {
        return _storage().statements[attribute][subject];
    }

    /// @inheritdoc IAttestations
    function valueAt(bytes32 attribute, MemberId subject, uint40 moment) external view returns (uint32) {
        Attestation memory statement = _storage().statements[attribute][subject];
        return moment < statement.from || moment > statement.until ? 0 : statement.value;
    }

    /// @dev The sender's member, if it is of the kind that the rules make responsible for the attribute and its mandate
    /// reaches the subject.
    function _authority(
        bytes32 attribute,
        MemberId subject,
        ActClass class
    ) private view returns (MemberId authority, uint32 epoch) {
        bytes32 parameter = Parameters.keyed(Parameters.ATTESTATION_AUTHORITY, attribute);
        uint224 responsible = RULES.valueAt(parameter, CONSORTIUM.ruleEpoch());
        MemberKind kind = MemberKind(uint8(responsible));

        // The gate knows only that a kind is not allowed, not for which attribute.
        authority = CONSORTIUM.accountAt(msg.sender).member;
        if (!authority.isNobody() && CONSORTIUM.memberAt(authority).kind != kind) {
            revert AttestationsNotResponsible(attribute, authority);
        }
        return
            CONSORTIUM.enterMandated(
                entryOf(
                    Business(uint8(responsible >> 8)),
                    class,
                    Rights.ACT,
                    uint16(1) << uint8(kind),
                    type(uint16).max
                ),
                msg.sender,
                subject
            );
    }

    function _storage() private pure returns (AttestationsStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
