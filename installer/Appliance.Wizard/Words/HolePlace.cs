namespace Appliance.Wizard.Words;

/// <summary>What may stand in a hole of a sentence, by what is around the hole.</summary>
internal enum HolePlace
{
    /// <summary>A value, or a part of a sentence that is known itself.</summary>
    Value,

    /// <summary>What stands in quotes or brackets, as somebody wrote it.</summary>
    Quoted,

    /// <summary>What somebody else may have said: after a colon, or behind the sentence.</summary>
    Others,

    /// <summary>Whole sentences before this one.</summary>
    Sentences,
}
