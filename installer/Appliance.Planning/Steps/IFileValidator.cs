namespace Appliance.Planning.Steps;

/// <summary>Judges a file's new content before it goes live.</summary>
public interface IFileValidator
{
    /// <param name="path">Where the content is to be put.</param>
    /// <exception cref="StepFailedException">The content is rejected.</exception>
    Task CheckAsync(StepContext context, string path, byte[] content, CancellationToken cancellationToken);
}
