using Appliance.Planning.Sites;

namespace Appliance.Planning.Checks;

/// <summary>What all checks share: their name and words.</summary>
public abstract class Check(string id, string title, string description) : ICheck
{
    public string Id { get; } = id;

    public string Title { get; } = title;

    public string Description { get; } = description;

    public virtual bool Waivable => true;

    public virtual bool AppliesTo(Site site) => true;

    public abstract Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken);
}
