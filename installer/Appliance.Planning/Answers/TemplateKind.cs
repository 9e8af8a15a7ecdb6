namespace Appliance.Planning.Answers;

/// <summary>A kind of answer file <c>answers new</c> writes.</summary>
/// <param name="Name">As it is called on the command line: <c>standalone</c>.</param>
/// <param name="Title">What it is for, as the file's heading.</param>
/// <param name="Presets">Answers that make the kind, by id, each as it would be typed after <c>--set</c>.</param>
public sealed record TemplateKind(string Name, string Title, IReadOnlyDictionary<string, string> Presets);
