using System.Text;
using Appliance.Planning.Answers;
using Appliance.Screens.Keys;
using Appliance.Wizard.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Pages;

/// <summary>Nobody can break it by leaning on the keyboard.</summary>
public sealed class RandomKeysTests
{
    private static readonly Key[] Named = [.. Enum.GetValues<Key>().Where(key => key is not (Key.Character or Key.Paste))];
    private static readonly string[] Texts = ["a", "f", "c", "d", " ", "-", ".", "9", "node1", "10.0.0.1/24", "引", "é", "em2,", "/a.yaml", "\u200b"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Random_keys_never_crash_it_and_never_start_a_run(int seed)
    {
        var random = new Random(seed);
        using var wizard = new TestWizard(saved: seed % 2 == 0 ? "version: 1\nnodes: { hosts: [{ name: a }, { name: b b }] }\n" : null);
        wizard.Files.Texts["/a.yaml"] = "version: 1\nengine: { httpPort: 81 }\n";
        var pressed = new StringBuilder();
        try
        {
            for (var i = 0; i < 2000; i++)
            {
                var key = Next(random);
                pressed.Append(key.Key).Append(' ').Append(key.Key == Key.Character ? key.Rune.ToString() : "").Append(' ');
                wizard.Press(key);
                if (i % 97 == 0)
                {
                    wizard.Screen.Resize(random.Next(20, 140), random.Next(10, 50));
                    wizard.Screen.Resize(random.Next(80, 140), random.Next(24, 50));
                }
            }
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"After {pressed}", e);
        }

        wizard.Proceeded.Should().Be(0);
        wizard.Screen.Terminal.Mistakes.Should().BeEmpty();
        AnswersAreReadable(wizard);
    }

    private static void AnswersAreReadable(TestWizard wizard) =>
        Product.Ask().Load("saved", wizard.Interview.Save()).Should().NotContain(error => error.Code == AnswerCodes.Syntax);

    private static KeyPress Next(Random random) => random.Next(10) switch
    {
        < 5 => new KeyPress(Named[random.Next(Named.Length)], random.Next(8) == 0 ? KeyModifiers.Shift : KeyModifiers.None),
        5 => KeyPress.Pasted("node1\nnode2=10.0.0.2\nx y z\n"),
        6 => KeyPress.Control("uklcwae"[random.Next(7)]),
        _ => KeyPress.Of(Texts[random.Next(Texts.Length)].EnumerateRunes().First()),
    };
}
