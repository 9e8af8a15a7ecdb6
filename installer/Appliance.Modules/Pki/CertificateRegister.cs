using System.Security.Cryptography.X509Certificates;
using Appliance.Machines.Files;
using Appliance.Pki;
using Appliance.Pki.Inventory;
using Appliance.Pki.Register;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Pki;

/// <summary>
/// Index and serial file of the site's CA. A number is used up on disk before its certificate is, and the index knows a
/// certificate before anybody has it: a cut in between loses a number, never the trace of a certificate.
/// </summary>
internal sealed class CertificateRegister(IMachineFiles files)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly PkiFolder _folder = new(files);

    /// <summary>What undoes one entry.</summary>
    /// <param name="subject">Of the certificate that is about to be signed; null when none is.</param>
    public static IReadOnlyList<UndoRecord> Capture(StepContext context, X500DistinguishedName? subject) =>
    [
        Lock(context),
        FileUndo.Capture(context, PkiFolder.PathOf(PkiLayout.IndexAttributes)),
        RegisterUndo.Capture(context, subject is null ? null : CertificateIndexEntry.SubjectLine(subject)),
    ];

    /// <summary>Keeps a running engine from signing until it is disposed of.</summary>
    /// <exception cref="StepFailedException">Somebody else holds the register for too long.</exception>
    public async Task<RegisterLock> LockAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        // Made here with its owner: an engine could not open what root made for itself.
        if (!files.Exists(PkiFolder.PathOf(PkiLayout.Lock)))
        {
            Write(PkiLayout.Lock, "");
        }

        return OrFail(await RegisterLock.TakeAsync(files.Locate(PkiSettings.Root), Patience, time, cancellationToken));
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

    /// <summary>Goes back to an earlier state, as far as nobody else wrote since. The caller holds the lock.</summary>
    /// <param name="index">The index then; null when there was none.</param>
    /// <param name="serial">The serial file then; null when there was none.</param>
    /// <param name="subject">Of what was entered since and is to go.</param>
    /// <returns>Whether something of others was kept.</returns>
    public bool GoBack(string? index, string? serial, string? subject)
    {
        // A damaged index does not tell what is whose.
        var others = index is not null && CertificateIndex.Parse(index).Succeeded(out var earlier, out _)
            && CertificateIndex.Parse(_folder.Text(PkiLayout.Index) ?? "").Succeeded(out var now, out _)
            ? now.Since(earlier, subject)
            : null;
        PutBack(PkiLayout.Index, others?.Format() ?? index);
        if (others is null)
        {
            PutBack(PkiLayout.Serial, serial);
        }

        return others is not null;
    }

    private void PutBack(string name, string? text)
    {
        if (text is null)
        {
            files.DeleteFile(PkiFolder.PathOf(name));
        }
        else if (text != _folder.Text(name))
        {
            Write(name, text);
        }
    }

    private CertificateIndex ReadIndex() => _folder.Text(PkiLayout.Index) is { } text ? OrFail(CertificateIndex.Parse(text)) : CertificateIndex.Empty;

    private SerialNumber? ReadSerial() => _folder.Text(PkiLayout.Serial) is { } text ? OrFail(SerialNumber.Parse(text)) : null;

    private static T OrFail<T>(PkiResult<T> result) =>
        result.Succeeded(out var value, out var problem) ? value : throw new StepFailedException(problem.Message, problem.Remedy);

    // Whoever holds it keeps others from reading it, and there is nothing in it.
    private static UndoRecord Lock(StepContext context)
    {
        var path = PkiFolder.PathOf(PkiLayout.Lock);
        return context.Machine.Files.Stat(path) is { } now ? FileUndo.CaptureOwnership(path, now) : FileUndo.Capture(context, path);
    }

    private void Write(string name, string text) =>
        _folder.Write(PkiLayout.Register(PkiSettings.Signer).Single(file => file.Path == name), text);
}
