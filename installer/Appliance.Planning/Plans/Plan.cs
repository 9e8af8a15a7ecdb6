using System.Security.Cryptography;
using System.Text;
using Appliance.Planning.Steps;

namespace Appliance.Planning.Plans;

/// <summary>The ordered steps for one site on one machine, with what each would change.</summary>
public sealed record Plan(IReadOnlyList<PlannedStep> Steps)
{
    public IReadOnlyList<PlannedStep> Changes => [.. Steps.Where(step => step.Inspection.IsChange)];

    /// <summary>
    /// SHA-256 over what would be done: the same for the same answers on the same machine, so that what was reviewed
    /// can be required.
    /// </summary>
    public string Hash
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (step, inspection) in Changes)
            {
                var change = inspection.Change!;
                foreach (var line in change.Diff.Prepend(change.Summary).Prepend(change.Kind.ToString()).Prepend(step.Id))
                {
                    hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
                }
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }
}

public sealed record PlannedStep(IStep Step, Inspection Inspection);
