using Appliance.Wizard.Pages;

namespace Appliance.Wizard.Tests.Support;

/// <summary>Files that are only here.</summary>
internal sealed class KnownFiles : IAnswerFiles
{
    public Dictionary<string, string> Texts { get; } = [];

    public string Read(string path) => Texts.TryGetValue(path, out var text) ? text : throw new FileNotFoundException($"There is no file {path}.");

    public bool Exists(string path) => Texts.ContainsKey(path);

    public void Write(string path, string text) => Texts[path] = text;
}
