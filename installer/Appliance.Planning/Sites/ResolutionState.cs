namespace Appliance.Planning.Sites;

internal enum ResolutionState
{
    /// <summary>Its condition is not met.</summary>
    NotAsked,

    /// <summary>It is optional and there is no value.</summary>
    None,

    /// <summary>There is a good value.</summary>
    Answered,

    /// <summary>It is wrong or missing, or hangs on one that is.</summary>
    Failed,
}
