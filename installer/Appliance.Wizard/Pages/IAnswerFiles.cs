namespace Appliance.Wizard.Pages;

/// <summary>The files that a person names.</summary>
public interface IAnswerFiles
{
    /// <exception cref="IOException">It cannot be read; the message says why.</exception>
    string Read(string path);

    bool Exists(string path);

    /// <summary>Writes a file that its owner alone may read, in place of one that is there.</summary>
    /// <exception cref="IOException">It cannot be written; the message says why.</exception>
    void Write(string path, string text);
}
