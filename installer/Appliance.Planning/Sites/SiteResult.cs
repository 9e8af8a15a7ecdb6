using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;

namespace Appliance.Planning.Sites;

/// <summary>What came of building a site.</summary>
/// <param name="Site">The site; null when there are errors.</param>
/// <param name="Draft">What is known in any case: which questions are asked, their values and defaults.</param>
/// <param name="Errors">Every error, ordered by place.</param>
/// <param name="Warnings">What is doubtful, ordered by place.</param>
/// <param name="PlainSecrets">Secrets that stood in clear text, to make them known to the masker.</param>
public sealed record SiteResult(Site? Site, SiteDraft Draft, IReadOnlyList<AnswerError> Errors, IReadOnlyList<AnswerError> Warnings, IReadOnlyList<Secret> PlainSecrets);
