using System.Text;
using Appliance.Machines.Secrets;
using Appliance.Planning.Questions;

namespace Appliance.Planning.Answers;

/// <summary>Fetches secrets from where their references point, and makes each known to the masker.</summary>
/// <param name="files">Reads files.</param>
/// <param name="variable">Reads an environment variable; null when it is not set.</param>
/// <param name="prompt">Asks a person; null when there is nobody to ask.</param>
/// <param name="masker">Is told every secret.</param>
public sealed class SecretResolver(ISecretFiles files, Func<string, string?> variable, ISecretPrompt? prompt, SecretMasker masker)
{
    /// <summary>A larger file is no password but a mistake.</summary>
    public const int LargestBytes = 64 * 1024;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="id">The answer the reference is in.</param>
    /// <param name="title">What a person is asked for.</param>
    /// <param name="origin">Where the reference stands.</param>
    /// <param name="reference">Where the secret is.</param>
    /// <param name="cancellationToken">Stops reading or asking.</param>
    public async Task<SecretResolution> ResolveAsync(string id, string title, Origin origin, SecretReference reference, CancellationToken cancellationToken)
    {
        var resolution = reference switch
        {
            SecretReference.Plain plain => new SecretResolution(plain.Secret, null, null),
            SecretReference.Typed typed => new SecretResolution(typed.Secret, null, null),
            SecretReference.Environment environment => FromEnvironment(environment.Variable),
            SecretReference.File file => await FromFileAsync(file.Path, cancellationToken).ConfigureAwait(false),
            _ => await AskAsync(cancellationToken).ConfigureAwait(false),
        };
        if (resolution.Secret is { } secret)
        {
            masker.Add(secret);
        }

        return resolution;

        SecretResolution FromEnvironment(string name) => variable(name) switch
        {
            null => Fail($"the variable {name} is not set", $"Set it: export {name}=…, or give the secret in another way."),
            "" => Fail($"the variable {name} is empty", $"Set it: export {name}=…, or give the secret in another way."),
            var value => Checked(value, $"the variable {name}", null),
        };

        async Task<SecretResolution> FromFileAsync(string path, CancellationToken stop)
        {
            SecretFile file;
            try
            {
                file = await files.ReadAsync(path, LargestBytes + 1, stop).ConfigureAwait(false);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                return Fail($"the file {path} does not exist or is not an ordinary file", $"Write the secret into {path}, readable by its owner alone (mode 0600).");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Fail($"the file {path} cannot be read", "Let the user who runs the program read it, or run the program as its owner.");
            }

            if (file.Content.Length > LargestBytes)
            {
                return Fail($"the file {path} is larger than {LargestBytes / 1024} KiB", "Name the file that has the secret alone in it.");
            }

            var warning = (file.Mode & Others) == 0 ? null : new AnswerError(AnswerCodes.SecretReadable, origin, id,
                $"the file {path} may be read or written by others than its owner", "", $"Run: chmod 600 {path}");
            try
            {
                return Checked(WithoutLineEnd(Strict.GetString(file.Content.Span)), $"the file {path}", warning);
            }
            catch (DecoderFallbackException)
            {
                return Fail($"the file {path} is not UTF-8 text", "Save the secret as UTF-8 text.");
            }
        }

        async Task<SecretResolution> AskAsync(CancellationToken stop)
        {
            if (prompt is null)
            {
                return Fail("it is to be asked for, and there is nobody to ask", "Give it as { file: /path } or { env: NAME } for a run without a terminal.");
            }

            return await prompt.AskAsync(id, title, stop).ConfigureAwait(false) is { } given
                ? new SecretResolution(given, null, null)
                : Fail("it was asked for, and none was given", "Answer the question, or give it as { file: /path } or { env: NAME }.");
        }

        SecretResolution Checked(string value, string what, AnswerError? warning) =>
            value.Length == 0 ? Fail($"{what} is empty", "Write the secret into it.")
            : TextRules.Problem(value) is not null ? Fail($"{what} has more than one line or control characters in it", "Leave only the secret in it, on one line.")
            : new SecretResolution(new Secret(value), null, warning);

        SecretResolution Fail(string message, string remedy) =>
            new(null, new AnswerError(AnswerCodes.SecretUnavailable, origin, id, message, "", remedy), null);
    }

    private static string WithoutLineEnd(string text) =>
        text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
}
