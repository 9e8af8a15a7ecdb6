namespace Appliance.Planning.Questions;

/// <summary>One word of a choice.</summary>
/// <param name="Word">As it is written in answers.</param>
/// <param name="Help">What choosing it means; may be empty.</param>
public sealed record ChoiceWord(string Word, string Help);
