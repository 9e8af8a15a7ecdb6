using Appliance.Planning.Answers;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>A line that was pasted or read.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Item">What it says, good or not; null when it says nothing that can be understood.</param>
internal sealed record RecordLine(int Number, AnswerMap? Item, string? Problem = null);
