using Appliance.Planning.Checks;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Planning.Modules;

/// <summary>One area: its questions, checks, steps and proofs. Modules do not call each other.</summary>
public interface IModule
{
    /// <summary>The area's name, as in ids: <c>database</c>.</summary>
    string Name { get; }

    IReadOnlyList<Question> Questions { get; }

    IReadOnlyList<ICheck> Checks { get; }

    /// <summary>How to undo what this area's own steps do.</summary>
    IReadOnlyList<IUndoAction> UndoActions { get; }

    IReadOnlyList<IStep> Steps(SiteContext context);

    IReadOnlyList<IProof> Proofs(Site site);

    /// <summary>What a person wants to know at the end: addresses, names, fingerprints. Label and value.</summary>
    IReadOnlyList<(string Label, string Value)> Summary(SiteContext context);
}
