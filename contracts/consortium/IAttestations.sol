// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "./Member.sol";

/// @title Attributes of members, attested by the responsible authority
/// @notice Small enterprise, agriculture, green, foreign-exchange class, directory listing: each is a statement with an
/// expiry by the authority that the rule book makes responsible for the attribute.
interface IAttestations {
    /// @param authority The member that attested it.
    /// @param value What is attested (1 for a plain yes; a class or code where the attribute has one).
    /// @param from First moment, UTC seconds. @param until Last moment, UTC seconds.
    struct Attestation {
        MemberId authority;
        uint32 value;
        uint40 from;
        uint40 until;
    }

    event Attested(
        bytes32 indexed attribute,
        MemberId indexed subject,
        MemberId indexed authority,
        uint32 value,
        uint40 from,
        uint40 until,
        uint32 epoch
    );
    event AttestationWithdrawn(
        bytes32 indexed attribute,
        MemberId indexed subject,
        MemberId indexed authority,
        uint40 time
    );

    error AttestationsNotResponsible(bytes32 attribute, MemberId authority);
    error AttestationsPeriodInvalid(uint40 from, uint40 until);
    error AttestationsValueInvalid(bytes32 attribute, uint32 value);
    error AttestationsNone(bytes32 attribute, MemberId subject);

    /// @notice States an attribute of a member; replaces an earlier statement.
    /// @param attribute keccak256 of the attribute's name, for example "green".
    /// @custom:access regulator of the responsible kind whose mandate covers the subject's region
    function attest(bytes32 attribute, MemberId subject, uint32 value, uint40 from, uint40 until) external;

    /// @notice Ends an attestation now.
    /// @custom:access regulator of the responsible kind whose mandate covers the subject's region
    function withdraw(bytes32 attribute, MemberId subject) external;

    function attestationOf(bytes32 attribute, MemberId subject) external view returns (Attestation memory);

    /// @notice The attested value at a moment; zero when nothing is attested then.
    function valueAt(bytes32 attribute, MemberId subject, uint40 moment) external view returns (uint32);
}
