using Appliance.Machines.Files;
using Appliance.Pki;
using Appliance.Pki.Inventory;
using Appliance.Pki.Register;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Pki;

/// <summary>
/// Index and serial file of the site's CA. A number is used up on disk before its certificate is, and the index knows a
/// certificate before anybody has it: a cut in between loses a number, never the trace of a certificate.
/// </summary>
internal sealed class CertificateRegister(IMachineFiles files)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly PkiFolder _folder = new(files);

    /// <summary>The files, for capturing their undo.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        [PkiFolder.PathOf(PkiLayout.Lock), PkiFolder.PathOf(PkiLayout.Serial), PkiFolder.PathOf(PkiLayout.IndexAttributes), PkiFolder.PathOf(PkiLayout.Index)];

    /// <summary>Keeps a running engine from signing until it is disposed of.</summary>
    /// <exception cref="StepFailedException">Somebody else holds the register for too long.</exception>
    public async Task<RegisterLock> LockAsync(CancellationToken cancellationToken)
    {
        // Made here with its owner: an engine could not open what root made for itself.
        if (!files.Exists(PkiFolder.PathOf(PkiLayout.Lock)))
        {
            Write(PkiLayout.Lock, "");
        }

        return OrFail(await RegisterLock.TakeAsync(files.Locate(PkiSettings.Root), Patience, cancellationToken));
    }

    /// <summary>Looks whether the register can be gone on with.</summary>
    /// <exception cref="StepFailedException">It is damaged.</exception>
    public void Check() => _ = (ReadIndex(), ReadSerial());

    /// <summary>The next number, used up from now on.</summary>
    /// <exception cref="StepFailedException">The register is damaged.</exception>
    public SerialNumber TakeSerial()
    {
        var serial = ReadIndex().NextSerial(ReadSerial());
        Write(PkiLayout.Serial, serial.Next().ToFileText());
        return serial;
    }

    /// <summary>Enters a certificate.</summary>
    public void Enter(CertificateIndexEntry entry, DateTimeOffset now)
    {
        Write(PkiLayout.IndexAttributes, CertificateIndex.AttributesText);
        Write(PkiLayout.Index, ReadIndex().MarkExpired(now).Append(entry).Format());
    }

    /// <summary>Begins a register for a CA that was brought along, unless there is one.</summary>
    public void Begin()
    {
        if (_folder.Text(PkiLayout.Serial) is null)
        {
            Write(PkiLayout.Serial, ReadIndex().NextSerial(null).ToFileText());
        }

        if (_folder.Text(PkiLayout.Index) is null)
        {
            Write(PkiLayout.IndexAttributes, CertificateIndex.AttributesText);
            Write(PkiLayout.Index, CertificateIndex.Empty.Format());
        }
    }

    private CertificateIndex ReadIndex() => _folder.Text(PkiLayout.Index) is { } text ? OrFail(CertificateIndex.Parse(text)) : CertificateIndex.Empty;

    private SerialNumber? ReadSerial() => _folder.Text(PkiLayout.Serial) is { } text ? OrFail(SerialNumber.Parse(text)) : null;

    private static T OrFail<T>(PkiResult<T> result) =>
        result.Succeeded(out var value, out var problem) ? value : throw new StepFailedException(problem.Message, problem.Remedy);

    private void Write(string name, string text) =>
        _folder.Write(PkiLayout.Register(PkiSettings.Signer).Single(file => file.Path == name), text);
}
