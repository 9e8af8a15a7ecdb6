using System.Text;

namespace Appliance.Planning.Questions;

/// <summary>One value of a choice.</summary>
/// <param name="Value">The value.</param>
/// <param name="Help">What choosing it means.</param>
public sealed record Option<TEnum>(TEnum Value, string Help = "")
    where TEnum : struct, Enum
{
    /// <summary>How it is written; the value's name in kebab-case unless declared otherwise.</summary>
    public string Word { get; init; } = Kebab(Value.ToString());

    /// <summary>A whole number that means the same when it is read; it is never written.</summary>
    public int? Number { get; init; }

    private static string Kebab(string name)
    {
        var word = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsAsciiLetterUpper(name[i]) && i > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(name[i]));
        }

        return word.ToString();
    }
}
