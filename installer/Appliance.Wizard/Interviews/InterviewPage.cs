namespace Appliance.Wizard.Interviews;

/// <summary>The questions of one area that are asked as the answers are now.</summary>
/// <param name="Area">The area's name, as in ids: <c>database</c>.</param>
/// <param name="Questions">In the catalogue's order; never empty.</param>
public sealed record InterviewPage(string Area, IReadOnlyList<Asked> Questions)
{
    public bool HasErrors => Questions.Any(question => question.Errors.Count > 0);
}
