namespace Appliance.Contracts.Nodes;

/// <summary>Why the engine refuses. Stable: programs may go by them.</summary>
public static class NodeProblemCode
{
    /// <summary>400: the request is not as it must be.</summary>
    public const string Malformed = "malformed";

    /// <summary>400: another version of the protocol.</summary>
    public const string Protocol = "protocol";

    /// <summary>401: the token is not known (or was deleted).</summary>
    public const string TokenUnknown = "token-unknown";

    /// <summary>401: its time is over.</summary>
    public const string TokenExpired = "token-expired";

    /// <summary>401: another key has used it.</summary>
    public const string TokenUsed = "token-used";

    /// <summary>403: the token is for another name.</summary>
    public const string TokenName = "token-name";

    /// <summary>403: a person said no.</summary>
    public const string Rejected = "rejected";

    /// <summary>403: the certificate is missing, revoked or not this node's any more.</summary>
    public const string NotEnrolled = "not-enrolled";

    /// <summary>409: another machine has the name.</summary>
    public const string NameTaken = "name-taken";

    /// <summary>409: the machine is enrolled under another name.</summary>
    public const string MachineTaken = "machine-taken";

    /// <summary>409: the engine or another host is reached at one of the addresses.</summary>
    public const string AddressTaken = "address-taken";

    /// <summary>429: too many tries from this address.</summary>
    public const string TooMany = "too-many";

    /// <summary>503: the engine cannot sign now.</summary>
    public const string Unavailable = "unavailable";
}
