using System.Text;
using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using FluentAssertions;

namespace Appliance.Tests.Planning.Answers;

public sealed class SecretResolverTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly SecretMasker _masker = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("hunter22", "hunter22")]
    [InlineData("hunter22\n", "hunter22")]
    [InlineData("hunter22\r\n", "hunter22")]
    [InlineData(" hunter 22 \n", " hunter 22 ")]
    [InlineData("ключ\n", "ключ")]
    public async Task A_file_gives_its_content_less_one_line_end(string content, string secret) =>
        (await FromFileAsync(Encoding.UTF8.GetBytes(content))).Should().BeEquivalentTo(new SecretResolution(new Secret(secret), null, null));

    [Theory]
    [InlineData("", "the file PATH is empty")]
    [InlineData("\n", "the file PATH is empty")]
    [InlineData("a\n\n", "the file PATH has more than one line or control characters in it")]
    [InlineData("a\nb", "the file PATH has more than one line or control characters in it")]
    [InlineData("a\0b", "the file PATH has more than one line or control characters in it")]
    public async Task A_file_without_one_good_line_is_refused(string content, string message)
    {
        var resolution = await FromFileAsync(Encoding.UTF8.GetBytes(content));

        resolution.Secret.Should().BeNull();
        resolution.Error!.Message.Should().Be(message.Replace("PATH", PathOf("secret"), StringComparison.Ordinal));
        resolution.Error.Remedy.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_not_text_is_refused() =>
        (await FromFileAsync([0xff, 0xfe, 0x41])).Error!.Message.Should().EndWith("is not UTF-8 text");

    [Fact]
    public async Task A_file_of_64_KiB_is_taken_and_one_byte_more_refused()
    {
        (await FromFileAsync(Encoding.ASCII.GetBytes(new string('a', 65536)))).Secret.Should().NotBeNull();
        (await FromFileAsync(Encoding.ASCII.GetBytes(new string('a', 65537)))).Error!.Message.Should().EndWith("is larger than 64 KiB");
    }

    [Theory]
    [InlineData(UnixFileMode.None, false)]
    [InlineData(UnixFileMode.GroupRead, true)]
    [InlineData(UnixFileMode.OtherRead, true)]
    [InlineData(UnixFileMode.OtherWrite, true)]
    [InlineData(UnixFileMode.OtherExecute, false)]
    public async Task A_file_open_to_others_is_warned_about(UnixFileMode more, bool warned)
    {
        var resolution = await FromFileAsync("hunter22"u8.ToArray(), OwnerOnly | more);

        resolution.Secret.Should().NotBeNull();
        (resolution.Warning?.Code == AnswerCodes.SecretReadable).Should().Be(warned);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told_with_what_to_do()
    {
        var resolution = await ResolveAsync(new SecretReference.File(PathOf("nowhere")));

        resolution.Error!.ToString().Should().Be(
            $"site.yaml:4:18: engine.adminPassword: the file {PathOf("nowhere")} does not exist or is not an ordinary file. Write the secret into {PathOf("nowhere")}, readable by its owner alone (mode 0600).");
    }

    [Fact]
    public async Task A_folder_is_no_secret_file() =>
        (await ResolveAsync(new SecretReference.File(_folder.FullName))).Error!.Message.Should().EndWith("does not exist or is not an ordinary file");

    [Fact]
    public async Task A_variable_gives_its_value_and_an_empty_one_is_refused()
    {
        (await ResolveAsync(new SecretReference.Environment("GOOD"))).Secret.Should().Be(new Secret("hunter22"));
        (await ResolveAsync(new SecretReference.Environment("EMPTY"))).Error!.Message.Should().Be("the variable EMPTY is empty");
        (await ResolveAsync(new SecretReference.Environment("UNSET"))).Error!.Message.Should().Be("the variable UNSET is not set");
    }

    [Fact]
    public async Task A_prompt_needs_somebody_to_ask()
    {
        (await ResolveAsync(new SecretReference.Prompt(), new FixedPrompt(new Secret("typed123")))).Secret.Should().Be(new Secret("typed123"));
        (await ResolveAsync(new SecretReference.Prompt(), new FixedPrompt(null))).Error!.Message.Should().Be("it was asked for, and none was given");
        (await ResolveAsync(new SecretReference.Prompt())).Error!.Message.Should().Be("it is to be asked for, and there is nobody to ask");
    }

    [Fact]
    public async Task Whatever_is_resolved_is_masked_from_then_on()
    {
        await ResolveAsync(new SecretReference.Plain(new Secret("in-the-file")));
        await ResolveAsync(new SecretReference.Environment("GOOD"));

        _masker.Apply("in-the-file, hunter22").Should().Be("********, ********");
    }

    private async Task<SecretResolution> FromFileAsync(byte[] content, UnixFileMode mode = OwnerOnly)
    {
        File.WriteAllBytes(PathOf("secret"), content);
        File.SetUnixFileMode(PathOf("secret"), mode);
        return await ResolveAsync(new SecretReference.File(PathOf("secret")));
    }

    private Task<SecretResolution> ResolveAsync(SecretReference reference, ISecretPrompt? prompt = null) =>
        new SecretResolver(new LocalSecretFiles(), name => name switch { "GOOD" => "hunter22", "EMPTY" => "", _ => null }, prompt, _masker)
            .ResolveAsync("engine.adminPassword", "Administrator's password", Origin.File("site.yaml", 4, 18), reference, CancellationToken.None);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private sealed class FixedPrompt(Secret? answer) : ISecretPrompt
    {
        public Task<Secret?> AskAsync(string id, string title, CancellationToken cancellationToken) => Task.FromResult(answer);
    }
}
