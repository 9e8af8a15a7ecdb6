namespace Appliance.Wizard.Tests.Words.Sources;

/// <summary>A sentence that stands in the sources.</summary>
/// <param name="English">With <c>{0}</c> where a value is put in.</param>
/// <param name="Place">File and line.</param>
internal sealed record SourceText(string English, string Place);
