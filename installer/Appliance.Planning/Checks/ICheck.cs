using Appliance.Planning.Sites;

namespace Appliance.Planning.Checks;

/// <summary>A named look at the machine before anything is changed. Changes nothing itself.</summary>
public interface ICheck
{
    /// <summary>Stable, lower-case, with dashes: <c>memory-minimum</c>. Waivers and scripts name it.</summary>
    string Id { get; }

    /// <summary>What must hold, as a sentence: "Enough memory".</summary>
    string Title { get; }

    /// <summary>For the reference page: why it matters and what is looked at.</summary>
    string Description { get; }

    /// <summary>Whether a person may decide to go on in spite of it.</summary>
    bool Waivable { get; }

    bool AppliesTo(Site site);

    Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken);
}
