@echo off
rem Windows: dijalankan Task Scheduler (lkpj-massal.xml). Ganti folder di bawah ini.
cd /d C:\lkpj
set PYTHONUTF8=1
.venv\Scripts\lkpj.exe massal inputs --tahun 2024 -o output --diam > massal.log 2>&1
set KODE=%ERRORLEVEL%
rem 0 baik; 1 dan 3 soal isian: bukan kegagalan jadwal. Yang lain tampak di kolom "Last Run Result".
if %KODE%==1 exit /b 0
if %KODE%==3 exit /b 0
exit /b %KODE%
