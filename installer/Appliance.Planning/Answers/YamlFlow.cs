namespace Appliance.Planning.Answers;

/// <summary>YAML on one line, as it is given with <c>--set</c> or in an environment variable.</summary>
internal static class YamlFlow
{
    /// <summary>The node, or null when the text is not YAML (which has then been told).</summary>
    public static AnswerNode? Read(string text, Origin origin, AnswerReading reading, string expected)
    {
        var good = true;
        try
        {
            var node = new YamlReader(text, _ => origin, Tell).Read();
            return good ? node ?? new AnswerScalar("", ScalarForm.Bare, origin) : null;
        }
        catch (UnreadableYamlException e)
        {
            Tell(e.Code, origin, "the value is not valid YAML", "Check brackets, braces, commas and quotes.");
            return null;
        }

        void Tell(string code, Origin at, string message, string remedy)
        {
            good = false;
            reading.Error(code, at, message, expected, remedy);
        }
    }
}
