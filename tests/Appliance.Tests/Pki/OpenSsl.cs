using System.ComponentModel;
using System.Diagnostics;

namespace Appliance.Tests.Pki;

/// <summary>The openssl command in a folder of its own, as the second opinion on what the library makes.</summary>
internal sealed class OpenSsl : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("appliance-pki-");

    public OpenSsl() => Skip.IfNot(IsInstalled(), "openssl is not installed on this machine");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    public string Read(string name) => File.ReadAllText(Path(name));

    /// <summary>Runs it and returns what it printed on both streams.</summary>
    public (int ExitCode, string Output) Run(params string[] arguments)
    {
        using var process = Start(arguments, _folder.FullName);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool IsInstalled()
    {
        try
        {
            using var process = Start(["version"], Environment.CurrentDirectory);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static Process Start(IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo("openssl", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
