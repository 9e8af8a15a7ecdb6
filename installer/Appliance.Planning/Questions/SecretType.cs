using System.Text.Json.Nodes;
using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Questions;

/// <summary>
/// A secret: <c>{ file: PATH }</c>, <c>{ env: NAME }</c>, <c>{ prompt: true }</c>, or plain text with a warning. No message
/// quotes anything of it, not even its keys: a mistyped secret is a secret too.
/// </summary>
internal sealed class SecretType : AnswerType<SecretReference>
{
    private const string FileKey = "file";
    private const string EnvironmentKey = "env";
    private const string PromptKey = "prompt";

    public override string Name => "secret";

    public override string Expected => "{ file: /path }, { env: NAME } or { prompt: true }";

    public override AnswerNode ExampleNode => Reference(PromptKey, new AnswerScalar("true", ScalarForm.Plain, Origin.Default));

    public override bool HoldsSecret => true;

    public override AnswerNode? FromText(string text, Origin origin, AnswerReading reading) =>
        text.StartsWith('{') ? YamlFlow.Read(text, origin, reading, Expected) : base.FromText(text, origin, reading);

    internal override JsonObject Schema(bool partial, SiteDraft defaults) => new()
    {
        ["oneOf"] = new JsonArray(
            ReferenceSchema(FileKey, new JsonObject { ["type"] = "string", ["pattern"] = "^/", ["description"] = "A file with the secret in it, readable by its owner alone." }),
            ReferenceSchema(EnvironmentKey, new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Za-z_][A-Za-z0-9_]*$", ["description"] = "An environment variable with the secret in it." }),
            ReferenceSchema(PromptKey, new JsonObject { ["const"] = true, ["description"] = "Ask for it." }),
            new JsonObject { ["type"] = new JsonArray("string", "number"), ["description"] = "Plain text: works, with a warning. Prefer one of the references." }),
    };

    internal override AnswerNode Write(SecretReference value) => value switch
    {
        SecretReference.File file => Reference(FileKey, new AnswerScalar(file.Path, ScalarForm.Text, Origin.Default)),
        SecretReference.Environment environment => Reference(EnvironmentKey, new AnswerScalar(environment.Variable, ScalarForm.Text, Origin.Default)),
        SecretReference.Prompt or SecretReference.Typed => ExampleNode,
        _ => new AnswerMaskedSecret(Origin.Default),
    };

    internal override bool TryRead(AnswerNode node, AnswerReading reading, out SecretReference value)
    {
        value = new SecretReference.Prompt();
        return node switch
        {
            AnswerScalar scalar => ReadPlain(scalar, reading, ref value),
            AnswerTypedSecret typed => ReadTyped(typed, reading, ref value),
            AnswerMap map => ReadReference(map, reading, ref value),
            _ => Refuse(reading, AnswerCodes.WrongType, node, "is a list"),
        };
    }

    private bool ReadTyped(AnswerTypedSecret typed, AnswerReading reading, ref SecretReference value)
    {
        if (TextRules.Problem(typed.Secret.Reveal()) is not null)
        {
            return Refuse(reading, AnswerCodes.BadValue, typed, "has a control character in it, or text that is not Unicode");
        }

        reading.SawPlainSecret(typed.Secret);
        value = new SecretReference.Typed(typed.Secret);
        return true;
    }

    private bool ReadPlain(AnswerScalar scalar, AnswerReading reading, ref SecretReference value)
    {
        if (scalar is { Form: ScalarForm.Bare, Origin: { Kind: OriginKind.Environment, Name: { } variable } })
        {
            value = new SecretReference.Environment(variable);
            return true;
        }

        if (scalar.Text.Length == 0)
        {
            return Refuse(reading, AnswerCodes.NoValue, scalar, "is empty");
        }

        if (TextRules.Problem(scalar.Text) is not null)
        {
            return Refuse(reading, AnswerCodes.BadValue, scalar, "has a line break, another control character, or text that is not Unicode in it");
        }

        var secret = new Secret(scalar.Text);
        reading.SawPlainSecret(secret);
        value = new SecretReference.Plain(secret);
        var exposure = scalar.Origin.Kind switch
        {
            OriginKind.File => "the secret is in plain text in the answer file, for whoever can read that",
            OriginKind.Set => "the secret is in plain text on the command line, for every user of this machine and the shell's history",
            OriginKind.Environment => "the secret is in plain text inside a variable",
            _ => null,
        };
        if (exposure is not null)
        {
            reading.Warn(AnswerCodes.PlainSecret, scalar.Origin, exposure, "Put it into a file only its owner can read and write { file: /path } here, or { env: NAME }, or { prompt: true }.");
        }

        return true;
    }

    private bool ReadReference(AnswerMap map, AnswerReading reading, ref SecretReference value)
    {
        if (map.Entries is not [{ Key: FileKey or EnvironmentKey or PromptKey, Value: AnswerScalar content } only])
        {
            return Refuse(reading, AnswerCodes.WrongType, map, "must have exactly one of the keys file, env and prompt, and nothing else");
        }

        switch (only.Key)
        {
            case PromptKey when Booleans.Parse(content.Text, out var ask) is null && ask:
                return true;
            case FileKey when Paths.Parse(content.Text, out var path) is null:
                value = new SecretReference.File(path);
                return true;
            case EnvironmentKey when IsVariable(content.Text):
                value = new SecretReference.Environment(content.Text);
                return true;
            default:
                return Refuse(reading, AnswerCodes.BadValue, content, only.Key switch
                {
                    PromptKey => "prompt can only be true",
                    FileKey => "file must be an absolute path, with no . or .. in it",
                    _ => "env must be the name of a variable: letters, digits and underscores",
                });
        }
    }

    private static bool IsVariable(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private bool Refuse(AnswerReading reading, string code, AnswerNode node, string message)
    {
        var key = reading.Path[(reading.Path.LastIndexOf('.') + 1)..];
        reading.Error(code, node.Origin, message, Expected, $"Write for example {key}: {{ file: /root/{key}.secret }}. A secret that begins with a special character belongs in quotes.");
        return false;
    }

    private static AnswerMap Reference(string key, AnswerNode content) =>
        new([new AnswerEntry(key, content, Origin.Default)], Origin.Default) { OneLine = true };

    private static JsonObject ReferenceSchema(string key, JsonObject content) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { [key] = content },
        ["required"] = new JsonArray(key),
        ["additionalProperties"] = false,
    };
}
